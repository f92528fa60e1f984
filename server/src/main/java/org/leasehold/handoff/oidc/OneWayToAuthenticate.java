package org.leasehold.handoff.oidc;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Refuses a client that authenticates in two ways at once (RFC 6749, 2.3; row OP2), and leaves all others alone. */
final class OneWayToAuthenticate implements AuthenticationConverter {

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        boolean byHeader = authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
        if (byHeader && request.getParameter("client_secret") != null) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_REQUEST,
                    "The client secret is in the header and in the body; it belongs in one of them.",
                    null));
        }
        return null;
    }
}
