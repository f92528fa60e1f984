/** Floor 6: what really happens to a resource when a lease starts or ends. */
@ApplicationModule(
        displayName = "Drivers",
        allowedDependencies = {"lifecycle", "leases", "inventory", "organizations", "common", "common :: *"})
@NullMarked
package org.leasehold.drivers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
