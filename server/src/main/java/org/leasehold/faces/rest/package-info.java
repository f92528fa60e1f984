/** Floor 7: our own REST, at {@code /api/v1}. Translates; holds no rule. */
@ApplicationModule(
        id = "faces.rest",
        displayName = "REST",
        allowedDependencies = {
            "faces.json",
            "statistics",
            "handoff",
            "providers",
            "notifications",
            "leases",
            "spaces",
            "calendar",
            "inventory",
            "organizations",
            "accounts",
            "common",
            "common :: *"
        })
@NullMarked
package org.leasehold.faces.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
