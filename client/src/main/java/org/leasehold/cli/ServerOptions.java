package org.leasehold.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Option;

/** Which server, and as whom. */
final class ServerOptions {

    private static final URI USUAL = URI.create("http://127.0.0.1:7650/");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The server. Default: LEASEHOLD_URL, the server last logged in to, or http://127.0.0.1:7650/.")
    private @Nullable URI url;

    @Option(
            names = "--demo",
            paramLabel = "DIR",
            description = "Use the demo server whose data folder this is, logged in as one of its accounts.")
    private @Nullable Path demo;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "With --demo: which account. Default: the first that is no administrator.")
    private @Nullable String account;

    LeaseholdClient open(Environment environment) {
        if (demo != null) {
            Demo found = Demo.read(demo);
            return new LeaseholdClient(found.url(), found.account(account).token());
        }
        if (account != null) {
            throw new TextException("--as goes with --demo; to become somebody else, log in.");
        }
        Credentials credentials = Credentials.read(environment);
        URI server = server(environment, credentials);
        String token = environment
                .variable("LEASEHOLD_TOKEN")
                .or(() -> credentials.find(server).map(Credentials.Login::token))
                .orElse(null);
        return new LeaseholdClient(server, token);
    }

    /** The account of the demo that is meant, if one is. */
    Optional<Demo.Account> demoAccount() {
        return demo == null ? Optional.empty() : Optional.of(Demo.read(demo).account(account));
    }

    URI server(Environment environment, Credentials credentials) {
        if (demo != null) {
            return checked(Demo.read(demo).url());
        }
        if (url != null) {
            return checked(url);
        }
        return environment
                .variable("LEASEHOLD_URL")
                .map(text -> checked(uri(text)))
                .or(credentials::current)
                .orElse(USUAL);
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new TextException("LEASEHOLD_URL is no address: '" + text + "'.");
        }
    }

    /** With a slash at its end, so that one server has one name. */
    private static URI checked(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.matches("https?") || address.getHost() == null) {
            throw new TextException("'" + address + "' is no server's address; one looks like http://127.0.0.1:7650/.");
        }
        return address.toString().endsWith("/") ? address : URI.create(address + "/");
    }
}
