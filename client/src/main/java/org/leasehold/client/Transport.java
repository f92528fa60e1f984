package org.leasehold.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Requests out, answers or problems back. What may safely be sent twice is sent again, a few times, when the connection
 * broke or the server could not reach its database.
 */
final class Transport implements AutoCloseable {

    /** Whether a request may be sent again when nobody knows what became of it. */
    enum Again {
        /** It changes nothing, or changes it once however often it is sent. */
        SAFE,
        /** Only if it surely never reached the server. */
        IF_UNSENT
    }

    private static final int HTTP_UNAVAILABLE = 503;
    private static final int HTTP_ERRORS = 400;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final @Nullable String token;
    private final Duration timeout;
    private final List<Duration> pauses;

    /**
     * @param timeout for an answer to begin
     * @param pauses before each further try
     */
    Transport(URI server, @Nullable String token, Duration timeout, List<Duration> pauses) {
        this.server = server;
        this.token = token;
        this.timeout = timeout;
        this.pauses = pauses;
    }

    HttpClient http() {
        return http;
    }

    URI server() {
        return server;
    }

    @Nullable
    String token() {
        return token;
    }

    /** A request for a path below {@code /api/v1}. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("api/v1" + path))
                .timeout(timeout)
                .header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    /** The JSON of the answer; null if it has none. */
    <T> @Nullable T read(HttpRequest request, Again again, Class<T> type) {
        return read(request, again, Json.MAPPER.constructType(type));
    }

    /** The same for a type with parameters. */
    <T> @Nullable T read(HttpRequest request, Again again, JavaType type) {
        HttpResponse<InputStream> answer = send(request, again);
        try (InputStream body = answer.body()) {
            byte[] json = body.readAllBytes();
            return json.length == 0 ? null : Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UnreachableException(server, e);
        } catch (JacksonException e) {
            throw new ProblemException(unreadable(answer.statusCode(), e));
        }
    }

    /** The answer's body as it comes; the caller closes it. */
    InputStream open(HttpRequest request) {
        return send(request, Again.SAFE).body();
    }

    private HttpResponse<InputStream> send(HttpRequest request, Again again) {
        for (int attempt = 0; ; attempt++) {
            boolean last = attempt == pauses.size();
            try {
                HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (answer.statusCode() < HTTP_ERRORS) {
                    return answer;
                }
                Problem problem = problemOf(answer);
                if (last || again == Again.IF_UNSENT || answer.statusCode() != HTTP_UNAVAILABLE) {
                    throw new ProblemException(problem);
                }
            } catch (IOException e) {
                if (last || (again == Again.IF_UNSENT && !(e instanceof ConnectException))) {
                    throw new UnreachableException(server, e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            pause(pauses.get(attempt));
        }
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private UnreachableException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new UnreachableException(server, cause);
    }

    private static Problem problemOf(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            byte[] content = body.readAllBytes();
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (type.contains("json") && content.length > 0) {
                return Json.MAPPER.readValue(content, Problem.class);
            }
            return foreign(answer.statusCode(), new String(content, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return unreadable(answer.statusCode(), e);
        }
    }

    private static Problem foreign(int status, String text) {
        String shown =
                text.isBlank() ? "" : ": " + text.strip().lines().findFirst().orElse("");
        return simple(status, "the server answered " + status + shown);
    }

    private static Problem unreadable(int status, JacksonException cause) {
        return simple(
                status, "the server's answer cannot be read; is it a Leasehold server? " + cause.getOriginalMessage());
    }

    private static Problem simple(int status, String detail) {
        return new Problem(status, "unknown", "Unknown answer", detail, null, null, null, null, null, null);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
