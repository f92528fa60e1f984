package org.leasehold.handoff.oidc;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Reads access tokens. They are random letters that stand for an authorization in the database, so that ending it ends
 * them; the library only has a place for a reader of JWTs here.
 */
final class AccessTokens implements JwtDecoder {

    private final OAuth2AuthorizationService authorizations;

    AccessTokens(OAuth2AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public Jwt decode(String token) {
        OAuth2Authorization authorization = authorizations.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        OAuth2Authorization.Token<OAuth2AccessToken> access =
                authorization == null ? null : authorization.getAccessToken();
        if (authorization == null || access == null || !access.isActive()) {
            throw new BadJwtException("The access token is unknown, has expired or was revoked");
        }
        return new Jwt(
                token,
                access.getToken().getIssuedAt(),
                access.getToken().getExpiresAt(),
                Map.of("typ", "reference"),
                Map.of("sub", authorization.getPrincipalName()));
    }
}
