/** Floor 3: book, amend, extend, cancel. The rules, the state machine, and the one place that changes a lease. */
@ApplicationModule(
        displayName = "Leases",
        allowedDependencies = {"calendar", "inventory", "organizations", "accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.leases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
