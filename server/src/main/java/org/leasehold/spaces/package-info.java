/** Floor 3: what is kept for accounts: notebooks, saved data and temporary data, with limits, expiry and deletion. */
@ApplicationModule(
        displayName = "Spaces",
        allowedDependencies = {"organizations", "accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.spaces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
