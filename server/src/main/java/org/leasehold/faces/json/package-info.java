/** Floor 7: the JSON forms that our own REST and live faces share. */
@ApplicationModule(
        id = "faces.json",
        displayName = "JSON forms",
        allowedDependencies = {"leases", "calendar", "inventory", "organizations", "accounts", "common", "common :: *"})
@NullMarked
package org.leasehold.faces.json;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
