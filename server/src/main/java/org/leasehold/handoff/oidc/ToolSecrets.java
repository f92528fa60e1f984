package org.leasehold.handoff.oidc;

import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.internal.OneTimeSecret;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares the secrets of tools. They are random and in the configuration as they are, so no slow hash is needed. */
final class ToolSecrets implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : secret.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String secret) {
        return presented != null && secret != null && OneTimeSecret.isSame(presented.toString(), secret);
    }
}
