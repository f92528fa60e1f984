package org.leasehold.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Tls;
import org.leasehold.faces.r2lab.Publishers;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.launch.SettingsReader.WrongValue;

/** Reads what the configuration says of R2lab's programs. */
final class R2labReader {

    private static final List<Setting> PLACES = List.of(
            Setting.R2LAB_BUS, Setting.R2LAB_CHANNELS, Setting.R2LAB_API, Setting.R2LAB_BROKER, Setting.R2LAB_FORMS);

    private final SettingsReader reader;
    private final @Nullable Tls tls;

    private R2labReader(SettingsReader reader) {
        this.reader = reader;
        this.tls = tls(reader);
    }

    static R2labSettings read(SettingsReader reader) {
        return new R2labReader(reader).read();
    }

    private R2labSettings read() {
        if (PLACES.stream().anyMatch(reader::has)) {
            reader.need(Setting.R2LAB_FACILITY, "what listens for R2lab's programs serves one facility");
            reader.need(Setting.R2LAB_RESOURCE, "what listens for R2lab's programs leases one resource");
        }
        return new R2labSettings(
                reader.value(Setting.R2LAB_FACILITY, value -> value).orElse(""),
                reader.value(Setting.R2LAB_RESOURCE, value -> value).orElse(""),
                reader.value(Setting.R2LAB_RESOURCE_NAMES, R2labReader::words).orElse(Set.of()),
                place(Setting.R2LAB_BUS),
                channels(),
                place(Setting.R2LAB_API),
                broker(),
                place(Setting.R2LAB_FORMS),
                reader.value(Setting.R2LAB_PUBLISHERS, R2labReader::publishers).orElse(Publishers.NOBODY));
    }

    private @Nullable Endpoint place(Setting setting) {
        return reader.value(setting, value -> endpoint(setting, value, tls == null ? null : tls.withoutClients(), ""))
                .orElse(null);
    }

    /** Clients of socket.io look for a path of its own below the address that they are given. */
    private @Nullable Endpoint channels() {
        Setting setting = Setting.R2LAB_CHANNELS;
        return reader.value(
                        setting,
                        value -> endpoint(setting, value, tls == null ? null : tls.withoutClients(), "/socket.io"))
                .orElse(null);
    }

    private @Nullable Endpoint broker() {
        return reader.value(Setting.R2LAB_BROKER, value -> endpoint(Setting.R2LAB_BROKER, value, tls, ""))
                .orElse(null);
    }

    private static Endpoint endpoint(Setting setting, String value, @Nullable Tls tls, String usualPath)
            throws WrongValue {
        try {
            Endpoint endpoint = Endpoint.parse(setting.key(), value, tls).usually(usualPath);
            if (endpoint.takesOverTheServer()) {
                throw new WrongValue(null);
            }
            return endpoint;
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
    }

    private static @Nullable Tls tls(SettingsReader reader) {
        Optional<Path> certificate = reader.value(Setting.R2LAB_CERTIFICATE, R2labReader::file);
        Optional<Path> key = reader.value(Setting.R2LAB_KEY, R2labReader::file);
        Optional<Path> clients = reader.value(Setting.R2LAB_CLIENT_CERTIFICATES, R2labReader::file);
        if (certificate.isPresent()) {
            reader.need(Setting.R2LAB_KEY, Setting.R2LAB_CERTIFICATE.key() + " is set");
        }
        return certificate.isPresent() && key.isPresent()
                ? new Tls(certificate.get(), key.get(), clients.orElse(null))
                : null;
    }

    private static Path file(String value) throws WrongValue {
        Path file = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new WrongValue(null);
        }
        return file;
    }

    private static Set<String> words(String value) {
        return Arrays.stream(value.split("\\s+")).collect(Collectors.toSet());
    }

    private static Publishers publishers(String value) throws WrongValue {
        try {
            return Publishers.parse(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
    }
}
