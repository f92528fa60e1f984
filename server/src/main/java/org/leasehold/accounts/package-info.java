/** Floor 1: who can log in. Passwords, sessions, tokens and preferences; signing up, confirming and recovering. */
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"common", "common :: *"})
@NullMarked
package org.leasehold.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
