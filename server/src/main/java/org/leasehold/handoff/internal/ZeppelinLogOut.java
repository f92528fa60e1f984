package org.leasehold.handoff.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.leasehold.handoff.Tool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs somebody out of a Zeppelin as they could themselves: with a cookie of 20 seconds it logs in for them and out
 * again, and their WebSocket ticket, which Zeppelin has once for each name, is gone: what is open gets no more answers.
 */
@Component
class ZeppelinLogOut {

    private static final Logger LOG = LoggerFactory.getLogger(ZeppelinLogOut.class);
    private static final Duration COOKIE_LIFE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What Zeppelin says to a log-out that it has done: go and log in again. */
    private static final List<Integer> DONE = List.of(200, 401);

    private final ZeppelinCookie cookies;
    private final InstantSource clock;

    ZeppelinLogOut(ZeppelinCookie cookies, InstantSource clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Does it, or says in the log why not. */
    void logOut(Tool tool, String handle) {
        String cookie = ZeppelinCookie.nameOf(tool) + "="
                + cookies.token(tool, handle, clock.instant().plus(COOKIE_LIFE));
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpResponse<String> in =
                    send(client, request(tool, "/api/login", cookie).GET());
            String both = in.headers().allValues("Set-Cookie").stream()
                    .map(header -> header.split(";", 2)[0])
                    .filter(pair -> pair.startsWith("JSESSIONID=") && !pair.endsWith("=deleteMe"))
                    .reduce(cookie, (known, pair) -> known + "; " + pair);
            HttpResponse<String> out =
                    send(client, request(tool, "/api/login/logout", both).POST(HttpRequest.BodyPublishers.noBody()));
            if (in.statusCode() == 200 && DONE.contains(out.statusCode())) {
                LOG.info("Logged {} out of {}", handle, tool);
            } else {
                LOG.warn("{} could not be logged out of {}: {}, {}", handle, tool, in.statusCode(), out.statusCode());
            }
        } catch (IOException e) {
            LOG.warn("{} could not be logged out of {}: {}", handle, tool, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest.Builder request(Tool tool, String path, String cookies) {
        return HttpRequest.newBuilder(URI.create(tool.reachedAt() + path))
                .timeout(PATIENCE)
                .header("Cookie", cookies);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
