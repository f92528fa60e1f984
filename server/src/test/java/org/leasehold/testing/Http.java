package org.leasehold.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a server's REST face as a program does. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client;
    private final URI root;
    private final Map<String, String> headers;

    private Http(HttpClient client, URI root, Map<String, String> headers) {
        this.client = client;
        this.root = root;
        this.headers = headers;
    }

    public static Http at(URI server) {
        return new Http(HttpClient.newHttpClient(), server.resolve("/api/v1/"), Map.of());
    }

    /** What answers below another address, ending in a slash. */
    public static Http below(URI root) {
        return new Http(HttpClient.newHttpClient(), root, Map.of());
    }

    /** The same by TLS. */
    public static Http below(URI root, SSLContext tls) {
        return new Http(HttpClient.newBuilder().sslContext(tls).build(), root, Map.of());
    }

    /** The same, with a bearer token. */
    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same, with one more header. */
    public Http with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Http(client, root, more);
    }

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> whole) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public Optional<String> header(String name) {
            return whole.headers().firstValue(name);
        }

        /** Status and machine-readable code, and the field at fault when there is one: {@code "422 invalid start"}. */
        public String problem() {
            JsonNode problem = json();
            return (status + " " + problem.path("code").asString() + " "
                            + problem.path("field").asString(""))
                    .strip();
        }
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply post(String path, Object body) {
        return send("POST", path, body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    public Reply send(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body(), reply);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
