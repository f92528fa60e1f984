package org.leasehold.handoff.oidc;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.http.PublicAddress;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends whoever is to be authorized and is not known to our page to log in, from where they come back. */
final class LogInFirst extends OncePerRequestFilter {

    private static final String AUTHORIZE = "/oauth2/authorize";

    private final PublicAddress publicAddress;

    LogInFirst(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (!AUTHORIZE.equals(request.getServletPath()) || isKnown() || mayNotAsk(request.getParameter("prompt"))) {
            next.doFilter(request, response);
            return;
        }
        String back = AUTHORIZE + "?" + query(request);
        response.setStatus(303);
        response.setHeader("Location", publicAddress.url() + "/login.html?next=" + encode(back));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static boolean isKnown() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && !(person instanceof AnonymousAuthenticationToken) && person.isAuthenticated();
    }

    /** OpenID Connect's {@code prompt=none}: the client wants an error instead of a page. */
    private static boolean mayNotAsk(@Nullable String prompt) {
        return prompt != null && Stream.of(prompt.split(" ")).anyMatch("none"::equals);
    }

    /** As it came; of a form, as a query. */
    private static String query(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && "GET".equals(request.getMethod())
                ? query
                : request.getParameterMap().entrySet().stream()
                        .flatMap(LogInFirst::pairs)
                        .collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(Map.Entry<String, String[]> parameter) {
        return Stream.of(parameter.getValue()).map(value -> encode(parameter.getKey()) + "=" + encode(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
