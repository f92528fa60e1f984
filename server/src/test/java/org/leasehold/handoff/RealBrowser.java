package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A browser on the real network, with the cookie rules of the Java library, that shows each step on the way. */
final class RealBrowser {

    private static final int MOST_STEPS = 20;

    /** In HTTP/1.1: a library that offers HTTP/2 without TLS looks like a WebSocket to the Hub's proxy. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    /** What came back, and from where. */
    record Page(String url, int status, String body, HttpResponse<String> whole) {

        String header(String name) {
            return whole.headers().firstValue(name).orElse("");
        }

        String location() {
            return URI.create(url).resolve(header("Location")).toString();
        }

        boolean leadsOn() {
            return status / 100 == 3 && !header("Location").isEmpty();
        }
    }

    Page get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html,*/*")
                .build());
    }

    /** Follows every way on; the page at which it ends. */
    Page follow(String address) throws IOException, InterruptedException {
        Page page = get(address);
        for (int steps = 0; steps < MOST_STEPS && page.leadsOn(); steps++) {
            page = get(page.location());
        }
        return page;
    }

    Page post(String address, String json) throws IOException, InterruptedException {
        Page page = send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-Leasehold", "1")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
        assertThat(page.status()).as(page.body()).isEqualTo(201);
        return page;
    }

    void logIn(URI portal, String credentials) throws IOException, InterruptedException {
        post(portal + "/api/v1/sessions", credentials);
    }

    private Page send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Page(request.uri().toString(), answer.statusCode(), answer.body(), answer);
    }
}
