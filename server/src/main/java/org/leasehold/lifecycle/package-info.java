/** Floor 5: deadlines. Leases start and end by themselves on time. */
@ApplicationModule(
        displayName = "Lifecycle",
        allowedDependencies = {"leases", "inventory", "common", "common :: *"})
@NullMarked
package org.leasehold.lifecycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
