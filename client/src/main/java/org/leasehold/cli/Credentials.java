package org.leasehold.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The log-ins of this person, in a file that only he may read: one a server, and which server is meant by default. */
final class Credentials {

    /** A log-in at one server. */
    record Login(
            String account,
            String token,
            long tokenId,
            @Nullable Instant expiresAt) {}

    private record Content(@Nullable String current, Map<String, Login> servers) {}

    private final Path file;
    private @Nullable String current;
    private final Map<String, Login> servers = new LinkedHashMap<>();

    private Credentials(Path file) {
        this.file = file;
    }

    static Credentials read(Environment environment) {
        Credentials credentials = new Credentials(environment.configuration().resolve("credentials.json"));
        credentials.load();
        return credentials;
    }

    Optional<URI> current() {
        return Optional.ofNullable(current).map(URI::create);
    }

    Optional<Login> find(URI server) {
        return Optional.ofNullable(servers.get(server.toString()));
    }

    Path file() {
        return file;
    }

    /** Remembers a log-in, and its server as the one meant by default. */
    void remember(URI server, Login login) {
        servers.put(server.toString(), login);
        current = server.toString();
        save();
    }

    void forget(URI server) {
        servers.remove(server.toString());
        if (server.toString().equals(current)) {
            current = servers.keySet().stream().findFirst().orElse(null);
        }
        save();
    }

    private void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Content content = Output.JSON.readValue(Files.readString(file), Content.class);
            current = content.current();
            servers.putAll(content.servers());
        } catch (IOException | JacksonException e) {
            throw new TextException(file + " cannot be read; remove it and log in again. (" + e.getMessage() + ")");
        }
    }

    private void save() {
        FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "credentials", ".new", ownerOnly);
            Files.writeString(fresh, Output.JSON.writeValueAsString(new Content(current, servers)) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
