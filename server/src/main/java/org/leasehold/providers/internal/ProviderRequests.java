package org.leasehold.providers.internal;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.leasehold.providers.Providers.Failure;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks providers, server to server: never for longer than a few seconds, never for much, and never where an answer sends
 * us on to.
 */
@Component
class ProviderRequests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LARGEST = 1 << 20;
    private static final int SERVER_FAULT = 500;

    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    ProviderRequests(JsonMapper json) {
        this.json = json;
    }

    /** What came back; of JSON, whatever the status. */
    record Answer(int status, String body) {}

    Answer get(URI address, Map<String, String> headers) throws ProviderException {
        HttpRequest.Builder request = request(address, headers).GET();
        return send(request.build());
    }

    Answer post(URI address, Map<String, String> headers, Map<String, String> form) throws ProviderException {
        HttpRequest.Builder request = request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        return send(request.build());
    }

    /** The JSON of an answer that is in order. */
    JsonNode read(URI address, Answer answer) throws ProviderException {
        if (answer.status() != 200) {
            throw ProviderException.distrusted(address + " answers with status " + answer.status());
        }
        return parse(address, answer.body());
    }

    JsonNode parse(URI address, String body) throws ProviderException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw ProviderException.distrusted(address + " answers with what is no JSON");
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("User-Agent", "Leasehold");
        headers.forEach(request::header);
        return request;
    }

    /** The client's own time limit ends with the headers; one that drips its body would hold us. */
    private Answer send(HttpRequest request) throws ProviderException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST));
        try {
            HttpResponse<String> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() >= SERVER_FAULT) {
                throw unreachable(request, "status " + response.statusCode());
            }
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            throw unreachable(request, "no answer in " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw unreachable(request, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(request, "the server ends");
        } finally {
            answer.cancel(true);
        }
    }

    private static ProviderException unreachable(HttpRequest request, String why) {
        return new ProviderException(Failure.UNREACHABLE, request.uri() + " does not answer: " + why);
    }
}
