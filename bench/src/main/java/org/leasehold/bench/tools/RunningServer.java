package org.leasehold.bench.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as people run it, in its own process on a data folder of its own, with an administrator's token. */
public final class RunningServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Path data;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private RunningServer(Process process, Path data, int port) throws IOException, InterruptedException {
        this.process = process;
        this.data = data;
        this.port = port;
        awaitReady();
        JsonNode admin = JSON.readTree(Files.readAllBytes(data.resolve("first-admin.json")));
        this.token = JSON.readTree(post(
                        "/api/v1/tokens",
                        JSON.writeValueAsString(Map.of(
                                "name", "bench",
                                "scopes", List.of("read", "write", "status"),
                                "login", admin.path("name").asString(),
                                "password", admin.path("password").asString())),
                        ""))
                .path("token")
                .asString();
    }

    /** Starts the server of this build on an empty folder. */
    public static RunningServer start() throws IOException, InterruptedException {
        return startWith(List.of());
    }

    /** The same, configured by these lines besides. */
    public static RunningServer startWith(List<String> settings) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("leasehold-bench");
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "@server/java-options",
                "-jar",
                "server/target/leasehold-server-0.1.0-exec.jar",
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--config",
                configuration(data, settings).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("console.log").toFile())
                .start();
        return new RunningServer(process, data, port);
    }

    /** An administrator needs no second factor here. */
    private static Path configuration(Path data, List<String> settings) throws IOException {
        List<String> lines = new ArrayList<>(settings);
        lines.add("second-factor = nobody");
        return Files.write(data.resolve("bench.conf"), lines);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (Files.exists(data.resolve("first-admin.json"))
                    && Files.readString(data.resolve("console.log")).contains("Ready")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.destroy();
        throw new IOException("The server does not start:\n" + Files.readString(data.resolve("console.log")));
    }

    public int port() {
        return port;
    }

    public String token() {
        return token;
    }

    public long pid() {
        return process.pid();
    }

    /** Port and password of its PostgreSQL; user {@code leasehold}, database {@code postgres}. */
    public String postgres(String file) throws IOException {
        return Files.readString(data.resolve("postgres").resolve(file)).strip();
    }

    public String send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body, token);
    }

    private String post(String path, String body, String bearer) throws IOException, InterruptedException {
        return send("POST", path, body, bearer);
    }

    private String send(String method, String path, String body, String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(method + " " + path + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
