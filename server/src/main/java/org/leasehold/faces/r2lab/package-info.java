/** Floor 7: the protocols of R2lab's programs, each where the operator says and off otherwise. Translates; holds no rule. */
@ApplicationModule(
        id = "faces.r2lab",
        displayName = "R2lab face",
        allowedDependencies = {
            "faces.json",
            "faces.live",
            "faces.rest",
            "statistics",
            "live",
            "live :: *",
            "leases",
            "calendar",
            "inventory",
            "organizations",
            "accounts",
            "common",
            "common :: *"
        })
@NullMarked
package org.leasehold.faces.r2lab;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
