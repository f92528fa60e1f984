package org.leasehold.drivers.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Hook;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;
import org.leasehold.lifecycle.Driver;
import org.leasehold.lifecycle.DriverFailure;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs the facility's hook: a command, or an HTTP call, with a time limit and retries that wait ever longer. */
@Component
class HookDriver implements Driver {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** Bytes of what a failed command printed that are told on. */
    private static final int SHOWN_OUTPUT = 500;

    /** Hooks that run at the same time; of thousands that are due at once the others wait their turn. */
    private static final int AT_ONCE = 16;

    private final Inventory inventory;
    private final Slices slices;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    HookDriver(Inventory inventory, Slices slices, JsonMapper json) {
        this.inventory = inventory;
        this.slices = slices;
        this.json = json;
    }

    @Override
    public boolean concerns(Lease lease) {
        return inventory.catalogue().getFacility(lease.facilityId()).hook() != null;
    }

    @Override
    public void run(Lease lease) throws DriverFailure {
        Facility facility = inventory.catalogue().getFacility(lease.facilityId());
        Hook hook = facility.hook();
        if (hook == null) {
            return;
        }
        Map<String, String> facts = facts(lease, facility);
        Duration pause = FIRST_PAUSE;
        String problem = "";
        for (int attempt = 0; attempt <= hook.retries(); attempt++) {
            try {
                once(hook, facts);
                return;
            } catch (IOException failed) {
                problem = String.valueOf(failed.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new DriverFailure("The server stopped while the hook ran.");
            }
            pause = attempt < hook.retries() ? waited(pause) : pause;
        }
        throw new DriverFailure("The hook failed " + (hook.retries() + 1) + " times, last: " + problem);
    }

    private static Duration waited(Duration pause) throws DriverFailure {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DriverFailure("The server stopped while the hook waited for its next try.");
        }
        return pause.multipliedBy(2);
    }

    private Map<String, String> facts(Lease lease, Facility facility) {
        Catalogue catalogue = inventory.catalogue();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("event", lease.state() instanceof LeaseState.Ending ? "end" : "start");
        facts.put("lease", Long.toString(lease.id()));
        facts.put("facility", facility.name());
        facts.put(
                "resources",
                String.join(
                        ",",
                        lease.resourceIds().stream()
                                .map(id -> catalogue.getResource(id).name())
                                .toList()));
        facts.put("slice", slices.getSlice(lease.sliceId()).name());
        facts.put("start", lease.span().start().toString());
        facts.put("end", lease.span().end().toString());
        return facts;
    }

    private void once(Hook hook, Map<String, String> facts) throws IOException, InterruptedException {
        List<String> command = hook.command();
        URI url = hook.url();
        running.acquire();
        try {
            if (command != null) {
                execute(command, hook.timeLimit(), facts);
            } else if (url != null) {
                call(url, hook.timeLimit(), facts);
            }
        } finally {
            running.release();
        }
    }

    /** Input and output are files, so that neither a talkative command nor what it leaves running can hold us up. */
    private void execute(List<String> command, Duration limit, Map<String, String> facts)
            throws IOException, InterruptedException {
        Path input = Files.createTempFile("leasehold-hook", ".json");
        Path output = Files.createTempFile("leasehold-hook", ".out");
        try {
            Files.write(input, json.writeValueAsBytes(facts));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            facts.forEach(
                    (name, value) -> builder.environment().put("LEASEHOLD_" + name.toUpperCase(Locale.ROOT), value));
            await(builder.start(), command.getFirst(), limit, output);
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private static void await(Process process, String name, Duration limit, Path output)
            throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name + " took longer than " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(name + " ended with " + process.exitValue() + ": " + beginning(output));
            }
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String beginning(Path output) throws IOException {
        try (InputStream stream = Files.newInputStream(output)) {
            return new String(stream.readNBytes(SHOWN_OUTPUT), StandardCharsets.UTF_8).strip();
        }
    }

    private void call(URI url, Duration limit, Map<String, String> facts) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", facts.get("lease") + "-" + facts.get("event"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(facts)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
    }
}
