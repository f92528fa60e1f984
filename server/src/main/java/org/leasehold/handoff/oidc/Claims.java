package org.leasehold.handoff.oidc;

import java.util.function.Function;
import org.leasehold.accounts.Account;
import org.leasehold.handoff.internal.Arrivals.Arrival;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;

/**
 * What tools are told of people: the subject that never changes, the handle, the name to show and the names of their
 * slices, always; their e-mail address only when the tool asks for it and somebody has shown that it is theirs (row T2).
 */
final class Claims implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {

    private final Holders holders;

    Claims(Holders holders) {
        this.holders = holders;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        Arrival arrival = holders.of(context.getAuthorization())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        Account account = arrival.admitted().account();
        OidcUserInfo.Builder claims = OidcUserInfo.builder()
                .subject(account.subject().toString())
                .preferredUsername(account.name())
                .name(account.displayName())
                .claim("groups", arrival.admitted().groups());
        boolean asked = context.getAccessToken().getScopes().contains("email");
        if (asked && account.email() != null && account.emailConfirmedAt() != null) {
            claims.email(account.email()).emailVerified(true);
        }
        return claims.build();
    }
}
