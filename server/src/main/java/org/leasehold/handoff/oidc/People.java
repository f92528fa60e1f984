package org.leasehold.handoff.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Sessions;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows people by our own session cookie. To Spring Security somebody is the subject of their account, with the
 * reference of their session as the detail.
 */
final class People extends OncePerRequestFilter {

    private final Authentication sessions;
    private final Accounts accounts;

    People(Authentication sessions, Accounts accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        cookie(request).ifPresent(this::enter);
        next.doFilter(request, response);
    }

    static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private void enter(String cookie) {
        sessions.bySession(cookie)
                .flatMap(known -> accounts.find(known.actor().name()))
                .ifPresent(account -> {
                    var person = UsernamePasswordAuthenticationToken.authenticated(
                            account.subject().toString(), null, List.of());
                    person.setDetails(sessions.referenceOf(cookie));
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(person);
                    SecurityContextHolder.setContext(context);
                });
    }
}
