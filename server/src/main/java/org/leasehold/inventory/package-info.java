/** Floor 1: what there is. Facilities, their policies, resources and maps, and the live status of nodes. */
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"accounts", "organizations", "common", "common :: *"})
@NullMarked
package org.leasehold.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
