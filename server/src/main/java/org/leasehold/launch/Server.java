package org.leasehold.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.accounts.PasswordCost;
import org.leasehold.common.Progress;
import org.leasehold.common.database.DatabaseSettings;
import org.leasehold.common.database.EmbeddedPostgres;
import org.leasehold.common.database.ExternalPostgres;
import org.leasehold.common.database.PostgresServer;
import org.leasehold.common.database.StartFailure;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.http.WebSettings;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.spaces.SpaceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running service: its PostgreSQL, its beans and its web server. */
final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ConfigurableApplicationContext context;
    private final URI url;
    private final Ending ending;

    private Server(ConfigurableApplicationContext context, URI url, Ending ending) {
        this.ending = ending;
        this.context = context;
        this.url = url;
    }

    /**
     * Starts the service. PostgreSQL starts while the classes of the rest load.
     *
     * @param application the Spring application
     * @param ending takes note of what is to be ended
     * @throws StartFailure with the one thing that is wrong
     */
    static Server start(Class<?> application, Settings settings, Progress progress, Ending ending) {
        checkPortsAreFree(settings);
        PostgresServer postgres = ending.include(postgres(settings, progress));
        try {
            ConfigurableApplicationContext context = ending.include(spring(application, settings, postgres, progress));
            return new Server(context, context.getBean(PublicAddress.class).url(), ending);
        } catch (RuntimeException e) {
            LOG.info("The start failed", e);
            throw told(e, settings);
        }
    }

    /** The address at which the service answers. */
    URI url() {
        return url;
    }

    /** One of the service's beans. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Has a part that needs the service end before it. */
    void include(AutoCloseable part) {
        var _ = ending.include(part);
    }

    /** How long this process has been running. */
    static Duration age() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private static PostgresServer postgres(Settings settings, Progress progress) {
        if (settings.externalDatabase() != null) {
            progress.say("Database at " + settings.externalDatabase());
            return new ExternalPostgres(settings.externalDatabase());
        }
        return EmbeddedPostgres.start(EmbeddedPostgres.Options.in(settings.data()), progress);
    }

    private static ConfigurableApplicationContext spring(
            Class<?> application, Settings settings, PostgresServer postgres, Progress progress) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        spring.setDefaultProperties(Map.of(
                "server.port", settings.web().port(),
                "server.address", settings.web().bind()));
        ApplicationContextInitializer<GenericApplicationContext> given = beans -> {
            beans.registerBean(PostgresServer.class, () -> postgres, definition -> definition.setDestroyMethodName(""));
            beans.registerBean(DatabaseSettings.class, settings::database);
            beans.registerBean(WebSettings.class, settings::web);
            beans.registerBean(AccountSettings.class, settings::accounts);
            beans.registerBean(PasswordCost.class, () -> PasswordCost.USUAL);
            beans.registerBean(MailSettings.class, settings::mail);
            beans.registerBean(ToolSettings.class, settings::tools);
            beans.registerBean(ProviderSettings.class, settings::providers);
            beans.registerBean(SpaceSettings.class, settings::spaces);
            beans.registerBean(R2labSettings.class, settings::r2lab);
            beans.registerBean(Progress.class, () -> progress);
        };
        spring.addInitializers(given);
        return spring.run();
    }

    /** Looks before anything is started, so that the message comes at once. */
    private static void checkPortsAreFree(Settings settings) {
        WebSettings web = settings.web();
        checkPortIsFree(new InetSocketAddress(web.bind(), web.port()), "--port");
        settings.r2lab().endpoints().stream()
                .flatMap(endpoint ->
                        Optional.ofNullable(endpoint.port())
                                .map(port -> Map.entry(port.address(), endpoint.name()))
                                .stream())
                .forEach(place -> checkPortIsFree(place.getKey(), place.getValue()));
    }

    private static void checkPortIsFree(InetSocketAddress address, String setting) {
        String place = address.getHostString();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (BindException e) {
            throw new StartFailure(
                    e.getMessage() != null && e.getMessage().contains("in use")
                            ? portInUse(place, address.getPort(), setting)
                            : "Nothing can listen on " + place + " port " + address.getPort() + ": " + e.getMessage()
                                    + ".",
                    e);
        } catch (IOException e) {
            throw new StartFailure("Nothing can listen on " + place + " port " + address.getPort() + ": " + e, e);
        }
    }

    private static String portInUse(String place, int port, String setting) {
        return "Port " + port + " on " + place + " is in use by another program." + " Choose another one with "
                + setting + ".";
    }

    /** The failure in words for people, found among its causes. */
    private static StartFailure told(RuntimeException failure, Settings settings) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure told) {
                return told;
            }
            if (cause instanceof PortInUseException) {
                WebSettings web = settings.web();
                return new StartFailure(portInUse(web.bind(), web.port(), "--port"), failure);
            }
            root = cause;
        }
        return new StartFailure(
                "The server cannot start: " + root + "\nMore is in "
                        + settings.data().resolve("log").resolve("leasehold.log") + ".",
                failure);
    }
}
