/** Floor 7: our own live face, WebSocket at {@code /live} and event streams at {@code /api/v1/live}. */
@ApplicationModule(
        id = "faces.live",
        displayName = "Live face",
        allowedDependencies = {
            "faces.json",
            "live",
            "live :: *",
            "leases",
            "inventory",
            "organizations",
            "accounts",
            "common",
            "common :: *"
        })
@NullMarked
package org.leasehold.faces.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
