/** Floor 2: logging in by other identity providers: OpenID Connect, and what GitHub and Facebook speak instead. */
@ApplicationModule(
        displayName = "Identity providers",
        allowedDependencies = {"accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
