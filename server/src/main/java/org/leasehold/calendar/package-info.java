/** Floor 2: who holds what when. Availability, and the search for a slot, from memory. */
@ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {"inventory", "common", "common :: *"})
@NullMarked
package org.leasehold.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
