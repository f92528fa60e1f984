package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token, shown this once.
 *
 * @param token the secret itself
 */
public record NewToken(
        long id,
        String name,
        String token,
        List<String> scopes,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() {
        return "NewToken[id=" + id + ", name=" + name + ", scopes=" + scopes + "]";
    }
}
