package org.leasehold.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.AccountSettings;
import picocli.CommandLine.Option;

/** The options that every kind of server takes. */
final class ServerOptions {

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; 0 is any free one. Default: 7650")
    private @Nullable String port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address of this machine to listen on. Default: 127.0.0.1")
    private @Nullable String bind;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address under which browsers reach the server, when something in front changes it")
    private @Nullable String publicUrl;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of all that the server keeps")
    private @Nullable String data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL of your own instead of the embedded one, such as"
                    + " postgresql://user:password@host:5432/database")
    private @Nullable String databaseUrl;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings, a line key = value for each")
    private @Nullable Path config;

    Settings read(Path usualData, AccountSettings usualAccounts) {
        SettingsReader reader = new SettingsReader().usually(usualAccounts);
        if (config != null) {
            reader.file(config);
        }
        return reader.option(Setting.PORT, port)
                .option(Setting.BIND, bind)
                .option(Setting.PUBLIC_URL, publicUrl)
                .option(Setting.DATA, data)
                .option(Setting.DATABASE_URL, databaseUrl)
                .read(usualData);
    }
}
