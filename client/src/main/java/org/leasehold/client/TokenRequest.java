package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a token, made with a login and password.
 *
 * @param name what it is for
 * @param scopes of {@code read}, {@code write} and {@code status}
 * @param expiresAt when it ends; null for the server's default
 * @param code of the second step, where the server asks for one
 */
public record TokenRequest(
        String name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        String login,
        String password,
        @Nullable String code) {

    /** The same, with the code that was asked for. */
    public TokenRequest withCode(String typed) {
        return new TokenRequest(name, scopes, expiresAt, login, password, typed);
    }

    @Override
    public String toString() {
        return "TokenRequest[name=" + name + ", scopes=" + scopes + ", login=" + login + "]";
    }
}
