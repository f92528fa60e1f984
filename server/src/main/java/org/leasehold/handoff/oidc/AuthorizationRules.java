package org.leasehold.handoff.oidc;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;

/**
 * What we ask of an authorization request besides what the standard does: a redirect address that is registered to the
 * letter (also on loopback addresses, where the library would take any port), and a tool that opens for this person now.
 */
final class AuthorizationRules implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

    private final Holders holders;

    AuthorizationRules(Holders holders) {
        this.holders = holders;
    }

    @Override
    public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        String redirect = request.getRedirectUri();
        if (redirect == null || !context.getRegisteredClient().getRedirectUris().contains(redirect)) {
            throw refused(request, OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not one of the tool's.", null);
        }
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR.accept(context);
        holders.refusal(request.getClientId(), (Authentication) request.getPrincipal())
                .ifPresent(reason -> {
                    throw refused(request, OAuth2ErrorCodes.ACCESS_DENIED, descriptive(reason), redirect);
                });
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationToken request,
            String code,
            String reason,
            @Nullable String redirect) {
        var answer = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getAuthorizationUri(),
                request.getClientId(),
                (Authentication) request.getPrincipal(),
                redirect,
                request.getState(),
                request.getScopes(),
                request.getAdditionalParameters());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, reason, null), answer);
    }

    /** What RFC 6749 allows in a description: printable ASCII without quotation marks and backslashes. */
    private static String descriptive(String reason) {
        return reason.replace('"', '\'').replaceAll("[^ -~]|\\\\", "?");
    }
}
