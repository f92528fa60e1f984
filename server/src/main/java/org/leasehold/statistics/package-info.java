/** Floor 5: how much was leased, by whom and when. */
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {"inventory", "common", "common :: *"})
@NullMarked
package org.leasehold.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
