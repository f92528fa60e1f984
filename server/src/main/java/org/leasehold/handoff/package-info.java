/**
 * Floor 6: hands people over to the tools that a facility runs. Who may open which tool now, single-use codes for tools
 * that redeem one, and an OpenID Connect provider for all others.
 */
@ApplicationModule(
        displayName = "Hand-off",
        allowedDependencies = {"leases", "inventory", "organizations", "accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.handoff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
