package org.leasehold.handoff.internal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.handoff.ToolStates;
import org.springframework.stereotype.Component;

/** Asks each tool for its first page, when somebody wants to know; any answer but a failure of its server will do. */
@Component
class AskedToolStates implements ToolStates {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int SERVER_FAULT = 500;

    private final ToolSettings settings;

    AskedToolStates(ToolSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<State> list() {
        if (settings.tools().isEmpty()) {
            return List.of();
        }
        try (HttpClient client = HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<State>> asked = new ArrayList<>();
            settings.tools().forEach(tool -> asked.add(threads.submit(() -> new State(tool, problem(client, tool)))));
            List<State> states = new ArrayList<>();
            for (Future<State> state : asked) {
                states.add(state.get());
            }
            return states;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static @Nullable String problem(HttpClient client, Tool tool) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(tool.reachedAt()).timeout(PATIENCE).build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status < SERVER_FAULT ? null : "It answers " + status + ".";
        } catch (IOException e) {
            String words = e.getMessage();
            return "It does not answer: " + (words == null ? e.getClass().getSimpleName() : words);
        }
    }
}
