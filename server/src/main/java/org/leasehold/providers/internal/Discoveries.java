package org.leasehold.providers.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.leasehold.providers.Provider;
import org.leasehold.providers.Providers.Failure;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What providers of OpenID Connect say of themselves, asked when somebody first wants to log in by one and kept for an
 * hour. A provider that is away is asked again after some seconds; what it said before holds meanwhile.
 */
@Component
class Discoveries {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final ProviderRequests requests;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Discoveries(ProviderRequests requests, InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * What a provider says of itself.
     *
     * @param user where one learns more of a person; absent: nowhere
     * @param basic whether it takes our secret in the header
     * @param saysIssuer whether each of its answers must name the issuer (RFC 9207)
     */
    record Discovery(
            URI authorize, URI token, URI keys, @Nullable URI user, boolean basic, boolean saysIssuer) {}

    /** Guarded by itself, so that many who come at once make one request. */
    private static final class Known {
        private Optional<Discovery> discovery = Optional.empty();
        private Optional<ProviderException> failure = Optional.empty();
        private Instant askAgain = Instant.MIN;
    }

    Discovery of(Provider provider) throws ProviderException {
        Known mine = known.computeIfAbsent(provider.issuer(), _ -> new Known());
        synchronized (mine) {
            Instant now = clock.instant();
            if (!now.isBefore(mine.askAgain)) {
                ask(provider, mine, now);
            }
            if (mine.discovery.isPresent()) {
                return mine.discovery.get();
            }
            throw mine.failure.orElseThrow();
        }
    }

    private void ask(Provider provider, Known mine, Instant now) {
        try {
            mine.discovery = Optional.of(ask(provider));
            mine.failure = Optional.empty();
            mine.askAgain = now.plus(FRESH);
        } catch (ProviderException e) {
            mine.failure = Optional.of(e);
            mine.askAgain = now.plus(PAUSE_AFTER_FAILURE);
        }
    }

    private Discovery ask(Provider provider) throws ProviderException {
        String issuer = provider.issuer();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI address = URI.create(base + "/.well-known/openid-configuration");
        JsonNode json = requests.read(address, requests.get(address, Map.of()));
        if (!json.path("issuer").asString("").equals(issuer)) {
            throw ProviderException.distrusted(address + " names another issuer than " + issuer);
        }
        List<String> methods = new ArrayList<>();
        json.path("token_endpoint_auth_methods_supported").forEach(method -> methods.add(method.asString("")));
        return new Discovery(
                endpoint(address, json, "authorization_endpoint").orElseThrow(() -> missing(address)),
                endpoint(address, json, "token_endpoint").orElseThrow(() -> missing(address)),
                endpoint(address, json, "jwks_uri").orElseThrow(() -> missing(address)),
                endpoint(address, json, "userinfo_endpoint").orElse(null),
                methods.isEmpty() || methods.contains("client_secret_basic"),
                json.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    /** An address as safe as the issuer's own. */
    private static Optional<URI> endpoint(URI discovery, JsonNode json, String name) throws ProviderException {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI endpoint = URI.create(text);
            boolean safe = "https".equals(endpoint.getScheme())
                    || "http".equals(endpoint.getScheme()) && "http".equals(discovery.getScheme());
            if (safe && endpoint.getHost() != null) {
                return Optional.of(endpoint);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw ProviderException.distrusted(discovery + " has a " + name + " that cannot be used");
    }

    private static ProviderException missing(URI address) {
        return new ProviderException(Failure.DISTRUSTED, address + " lacks an endpoint that is needed");
    }
}
