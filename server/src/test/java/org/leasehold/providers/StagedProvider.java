package org.leasehold.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.providers.Provider.Endpoints;
import org.leasehold.providers.Provider.Kind;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider that says what a test wants, also what no provider should: OpenID Connect, and under {@code /github} and
 * {@code /facebook} OAuth 2 as those speak it. Strict with its client: codes are good once, for one redirect address and
 * with the right verifier and secret.
 */
final class StagedProvider implements AfterAllCallback {

    static final String CLIENT = "leasehold at lab";
    static final String SECRET = "a secret/of+ours: 100%";

    private final HttpServer server;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final StagedTokens idTokens;
    private volatile Lie lie = Lie.NONE;

    /** Somebody whom it knows. */
    record Person(String subject, String name, String email, boolean verified) {}

    /** How it misbehaves. */
    enum Lie {
        NONE,
        OTHER_ISSUER_IN_DISCOVERY,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        SECOND_AUDIENCE,
        OTHER_PARTY,
        OTHER_NONCE,
        UNSIGNED,
        SIGNED_WITH_OUR_SECRET,
        SIGNED_WITH_ITS_PUBLIC_KEY,
        SIGNED_BY_A_STRANGER,
        EXPIRED,
        FROM_THE_FUTURE,
        NO_ID_TOKEN,
        NO_SUBJECT,
        OTHER_USER,
        NO_JSON,
        SERVER_FAULT,
        NEVER_ANSWERS,
        DRIPS,
        TALKS_FOR_EVER,
        SENDS_ELSEWHERE
    }

    private record Code(Person person, Map<String, String> request) {}

    StagedProvider(InstantSource clock) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        idTokens = new StagedTokens(issuer(), clock);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        server.stop(0);
    }

    void lies(Lie wanted) {
        lie = wanted;
    }

    /** From now on it says that somebody is in these. */
    void says(Person person, String... names) {
        groups.put(person.subject(), List.of(names));
    }

    void saysNothingOf(Person person) {
        groups.remove(person.subject());
    }

    void isAheadBy(Duration time) {
        idTokens.isAheadBy(time);
    }

    /** Signs with another key from now on. */
    void rotates() {
        idTokens.rotates();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** As OpenID Connect. */
    Provider oidc(String name, boolean trustsEmail) {
        return new Provider(
                name,
                Kind.OIDC,
                "The " + name,
                CLIENT,
                SECRET,
                issuer(),
                List.of("openid", "email"),
                trustsEmail,
                null);
    }

    Provider gitHub() {
        return oauth2("github", Kind.GITHUB, true);
    }

    Provider facebook() {
        return oauth2("facebook", Kind.FACEBOOK, true);
    }

    private Provider oauth2(String name, Kind kind, boolean trustsEmail) {
        String base = issuer() + "/" + name;
        Endpoints endpoints = new Endpoints(
                URI.create(base + "/authorize"),
                URI.create(base + "/token"),
                URI.create(base + "/user"),
                kind == Kind.GITHUB ? URI.create(base + "/emails") : null);
        return new Provider(name, kind, "The " + name, CLIENT, SECRET, base, List.of("user"), trustsEmail, endpoints);
    }

    /** The person agrees; where the provider sends the browser back to. */
    String consents(URI address, Person person) {
        Map<String, String> request = parameters(address.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, new Code(person, request));
        return back(request) + "&code=" + code + "&iss=" + URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
    }

    /** The same of a provider that does not name itself. */
    String consentsNameless(URI address, Person person) {
        return consents(address, person).replaceAll("&iss=.*", "");
    }

    static String back(Map<String, String> request) {
        return request.get("redirect_uri") + "?state=" + request.get("state");
    }

    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (lie) {
            case SERVER_FAULT -> answer(exchange, 502, "bad gateway");
            case NO_JSON -> answer(exchange, 200, "<html>Log in to the network</html>");
            case NEVER_ANSWERS -> hang();
            case DRIPS -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                hang();
            }
            case TALKS_FOR_EVER -> answer(exchange, 200, "[" + " ".repeat(3 << 20) + "]");
            case SENDS_ELSEWHERE -> {
                exchange.getResponseHeaders().add("Location", issuer() + "/elsewhere");
                answer(exchange, 302, "");
            }
            default -> {
                Object reply = reply(path, form, exchange);
                int status = reply instanceof Map<?, ?> map && map.containsKey("error") && !path.contains("github")
                        ? 400
                        : 200;
                answer(exchange, status, JsonMapper.shared().writeValueAsString(reply));
            }
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Object reply(String path, String form, HttpExchange exchange) {
        return switch (path) {
            case "/.well-known/openid-configuration" -> discovery();
            case "/jwks" -> idTokens.keys();
            case "/token" -> tokens(form, exchange, true);
            case "/github/token", "/facebook/token" -> tokens(form, exchange, false);
            case "/user" -> user(exchange);
            case "/github/user" ->
                Map.of("id", 4711, "login", person(exchange).subject(), "email", "shown@example.org");
            case "/github/emails" ->
                List.of(
                        Map.of("email", "other@example.org", "primary", false, "verified", true),
                        Map.of(
                                "email",
                                person(exchange).email(),
                                "primary",
                                true,
                                "verified",
                                person(exchange).verified()));
            case "/facebook/user" ->
                Map.of(
                        "id",
                        "10158" + person(exchange).subject().length(),
                        "name",
                        person(exchange).name(),
                        "email",
                        person(exchange).email());
            default -> Map.of("error", "nothing here");
        };
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", issuer() + (lie == Lie.OTHER_ISSUER_IN_DISCOVERY ? "/" : ""));
        discovery.put("authorization_endpoint", issuer() + "/authorize?tenant=lab");
        discovery.put("token_endpoint", issuer() + "/token");
        discovery.put("jwks_uri", issuer() + "/jwks");
        discovery.put("userinfo_endpoint", issuer() + "/user");
        discovery.put("authorization_response_iss_parameter_supported", true);
        return discovery;
    }

    private Map<String, Object> user(HttpExchange exchange) {
        Person person = person(exchange);
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("sub", lie == Lie.OTHER_USER ? "somebody else" : person.subject());
        user.put("name", person.name());
        user.put("email", person.email());
        user.put("email_verified", person.verified());
        if (groups.containsKey(person.subject())) {
            user.put("groups", groups.get(person.subject()));
        }
        return user;
    }

    private Person person(HttpExchange exchange) {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        return Objects.requireNonNull(tokens.get(bearer.substring("Bearer ".length())), "no token of ours");
    }

    private Map<String, Object> tokens(String form, HttpExchange exchange, boolean openId) {
        Map<String, String> request = parameters(form);
        Code code = codes.remove(request.getOrDefault("code", ""));
        if (code == null || !isOurs(code, request, exchange, openId)) {
            return Map.of("error", "invalid_grant");
        }
        String access = UUID.randomUUID().toString();
        tokens.put(access, code.person());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access);
        answer.put("token_type", "Bearer");
        if (openId && lie != Lie.NO_ID_TOKEN) {
            answer.put("id_token", idTokens.of(code.person(), code.request().get("nonce"), lie));
        }
        return answer;
    }

    private static boolean isOurs(Code code, Map<String, String> request, HttpExchange exchange, boolean basic) {
        String credentials = URLEncoder.encode(CLIENT, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        boolean known = basic
                ? ("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                : CLIENT.equals(request.get("client_id")) && SECRET.equals(request.get("client_secret"));
        return known
                && Objects.equals(code.request().get("redirect_uri"), request.get("redirect_uri"))
                && "S256".equals(code.request().get("code_challenge_method"))
                && challenge(request.getOrDefault("code_verifier", ""))
                        .equals(code.request().get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
