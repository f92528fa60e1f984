/** Floor 1: who belongs where and may do what. Slices, their members, and the one place that decides rights. */
@ApplicationModule(
        displayName = "Organizations",
        allowedDependencies = {"accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.organizations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
