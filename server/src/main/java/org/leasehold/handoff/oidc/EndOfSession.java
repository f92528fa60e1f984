package org.leasehold.handoff.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.http.PublicAddress;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Ends our session when a tool asks for it with an id_token of the person who is logged in here (RP-initiated logout).
 * What all tools were given in that session ends with it.
 */
final class EndOfSession implements AuthenticationSuccessHandler {

    private final Sessions sessions;
    private final PublicAddress publicAddress;

    EndOfSession(Sessions sessions, PublicAddress publicAddress) {
        this.sessions = sessions;
        this.publicAddress = publicAddress;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        OidcLogoutAuthenticationToken logout = (OidcLogoutAuthenticationToken) authentication;
        if (logout.isPrincipalAuthenticated()) {
            People.cookie(request).ifPresent(sessions::logOut);
            boolean secure = "https".equals(publicAddress.url().getScheme());
            response.addHeader(
                    "Set-Cookie",
                    Sessions.COOKIE + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" + (secure ? "; Secure" : ""));
        }
        response.setStatus(303);
        response.setHeader("Location", target(logout.getPostLogoutRedirectUri(), logout.getState()));
    }

    /** The address is one that is registered for the tool; that was checked. */
    private String target(@Nullable String wanted, @Nullable String state) {
        if (wanted == null || wanted.isEmpty()) {
            return publicAddress.url() + "/";
        }
        return state == null || state.isEmpty()
                ? wanted
                : wanted + "?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }
}
