package org.leasehold.handoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Sessions;
import org.leasehold.testing.World;

/**
 * A browser that keeps cookies per host and goes one step at a time. It knows where addresses of the test lie: those
 * of the portal at the server, and a Zeppelin's {@code /handoff} too, because its proxy sends that there.
 */
final class Browser {

    static final String PORTAL = "https://lease.example.org";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, Map<String, String>> cookies = new TreeMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final World world;

    private Browser(World world) {
        this.world = world;
        places.put(PORTAL, world.url().toString());
    }

    /** What came back. */
    record Reply(int status, String body, HttpResponse<String> whole) {

        String location() {
            return header("Location").orElse("(no location, but " + status + ": " + body + ")");
        }

        Optional<String> header(String name) {
            return whole.headers().firstValue(name);
        }

        List<String> headers(String name) {
            return whole.headers().allValues(name);
        }
    }

    static Browser in(World world) {
        return new Browser(world);
    }

    /** Passes on what is under the first address to the second. */
    Browser where(String address, String place) {
        places.put(address, place);
        return this;
    }

    /** With a session of this person. */
    Browser loggedInAs(String name) {
        Sessions.Begun begun = world.the(Sessions.class)
                .logIn(new Credentials(name, World.passwordOf(name), InetAddress.getLoopbackAddress()));
        set(PORTAL, Sessions.COOKIE, begun.cookie());
        return this;
    }

    String cookie(String address, String name) {
        return jar(address).getOrDefault(name, "");
    }

    Browser set(String address, String name, String value) {
        jar(address).put(name, value);
        return this;
    }

    Reply get(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place(address))
                .header("Host", URI.create(address).getRawAuthority())
                .GET();
        String brought = jar(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!brought.isEmpty()) {
            request.header("Cookie", brought);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = send(request.build());
        answer.headers().allValues("Set-Cookie").forEach(header -> keep(address, header));
        return new Reply(answer.statusCode(), answer.body(), answer);
    }

    /** Goes on while it is sent on inside the places that it knows; the last answer. */
    Reply follow(String address, String... headers) {
        Reply reply = get(address, headers);
        for (int steps = 0; steps < 20 && reply.status() == 303 && isKnown(reply.location()); steps++) {
            reply = get(reply.location(), headers);
        }
        return reply;
    }

    /** Goes to a page as somebody does who types its address, and to where that sends them, but not to log in. */
    Reply page(String address) {
        return follow(address, "Accept", "text/html");
    }

    private boolean isKnown(String address) {
        return places.keySet().stream().anyMatch(address::startsWith) && !address.contains("/login.html");
    }

    private void keep(String address, String header) {
        String pair = header.substring(0, header.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (header.contains("Max-Age=0")) {
            jar(address).remove(name);
        } else {
            jar(address).put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    private Map<String, String> jar(String address) {
        return cookies.computeIfAbsent(URI.create(address).getHost(), _ -> new TreeMap<>());
    }

    private URI place(String address) {
        return places.entrySet().stream()
                .filter(place -> address.startsWith(place.getKey()))
                .findFirst()
                .map(place -> URI.create(
                        place.getValue() + address.substring(place.getKey().length())))
                .orElseThrow(() -> new AssertionError("The test has no place for " + address));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
