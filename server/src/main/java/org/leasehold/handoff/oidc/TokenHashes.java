package org.leasehold.handoff.oidc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.internal.OneTimeSecret;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** Puts hashes in the place of codes and tokens before they are kept, and the one that somebody shows back in its place. */
final class TokenHashes {

    private static final String PREFIX = "sha256:";

    private TokenHashes() {}

    /** What is kept of a token. A client that shows this finds nothing: it would be hashed again. */
    static String hash(String token) {
        return PREFIX + OneTimeSecret.hashText(token);
    }

    /** The authorization as it is kept. */
    static OAuth2Authorization hashed(OAuth2Authorization authorization) {
        return replaced(authorization, value -> value.startsWith(PREFIX) ? value : hash(value));
    }

    /** The authorization as the library looks for a token in it: with the one token that was shown. */
    static OAuth2Authorization shown(OAuth2Authorization authorization, String token) {
        String hash = hash(token);
        return replaced(authorization, value -> value.equals(hash) ? token : value);
    }

    @FunctionalInterface
    private interface Replacement {
        String of(String value);
    }

    private static OAuth2Authorization replaced(OAuth2Authorization authorization, Replacement replacement) {
        OAuth2Authorization.Builder builder = OAuth2Authorization.from(authorization);
        OAuth2AuthorizationCode code = token(authorization, OAuth2AuthorizationCode.class);
        if (code != null) {
            builder.token(new OAuth2AuthorizationCode(
                    replacement.of(code.getTokenValue()),
                    Objects.requireNonNull(code.getIssuedAt()),
                    Objects.requireNonNull(code.getExpiresAt())));
        }
        OAuth2AccessToken access = token(authorization, OAuth2AccessToken.class);
        if (access != null) {
            builder.token(new OAuth2AccessToken(
                    access.getTokenType(),
                    replacement.of(access.getTokenValue()),
                    access.getIssuedAt(),
                    access.getExpiresAt(),
                    access.getScopes()));
        }
        OAuth2RefreshToken refresh = token(authorization, OAuth2RefreshToken.class);
        if (refresh != null) {
            builder.token(new OAuth2RefreshToken(
                    replacement.of(refresh.getTokenValue()), refresh.getIssuedAt(), refresh.getExpiresAt()));
        }
        OidcIdToken id = token(authorization, OidcIdToken.class);
        if (id != null) {
            builder.token(new OidcIdToken(
                    replacement.of(id.getTokenValue()), id.getIssuedAt(), id.getExpiresAt(), id.getClaims()));
        }
        return builder.build();
    }

    static <T extends OAuth2Token> @Nullable T token(OAuth2Authorization authorization, Class<T> kind) {
        OAuth2Authorization.Token<T> token = authorization.getToken(kind);
        return token == null ? null : token.getToken();
    }
}
