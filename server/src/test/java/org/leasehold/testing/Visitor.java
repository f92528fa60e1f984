package org.leasehold.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a browser of their own, which keeps cookies as browsers do and goes one step at a time. Knows where the
 * server is that is known under {@link #PORTAL}.
 */
public final class Visitor {

    public static final String PORTAL = "http://lease.example.org";

    private final World world;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Visitor(World world) {
        this.world = world;
    }

    public static Visitor of(World world) {
        return new Visitor(world);
    }

    /** What came back. */
    public record Page(URI address, HttpResponse<String> whole) {

        public int status() {
            return whole.statusCode();
        }

        public String body() {
            return whole.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        /** Where it leads; for our own pages the path alone. */
        public String location() {
            String location =
                    whole.headers().firstValue("Location").orElse("(nowhere: " + status() + " " + whole.body() + ")");
            return location.startsWith(PORTAL) ? location.substring(PORTAL.length()) : location;
        }

        public String problem() {
            return (status() + " " + json().path("code").asString() + " "
                            + json().path("field").asString(""))
                    .strip();
        }
    }

    /** Asks our REST face as our pages do. */
    public Page api(String method, String path, Object body) {
        String json = body instanceof String text ? text : JsonMapper.shared().writeValueAsString(body);
        return send(HttpRequest.newBuilder(place(PORTAL + "/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("X-Leasehold", "1"));
    }

    public Page get(String path) {
        return api("GET", path, "");
    }

    public Page post(String path, Object body) {
        return api("POST", path, body);
    }

    /** Opens an address, as by a link. */
    public Page open(String address) {
        return send(HttpRequest.newBuilder(place(address)).GET());
    }

    /** Sends a form of a page. */
    public Page submit(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The way to a provider that our server sends this browser. */
    public URI setOut(String provider, Object wish) {
        Page begun = post("account/providers/" + provider + "/attempts", wish);
        if (begun.status() != 201) {
            throw new AssertionError(begun.status() + " " + begun.body());
        }
        return URI.create(begun.json().path("address").asString());
    }

    /** The name of the account that is logged in here. */
    public Optional<String> name() {
        Page me = get("me");
        return me.status() == 200 ? Optional.of(me.json().at("/account/name").asString()) : Optional.empty();
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private Page send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        try {
            return new Page(built.uri(), client.send(built, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI place(String address) {
        return URI.create(address.startsWith(PORTAL) ? world.url() + address.substring(PORTAL.length()) : address);
    }
}
