package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.common.database.DatabaseAddress;
import org.leasehold.common.database.DatabaseSettings;
import org.leasehold.common.database.StartFailure;
import org.leasehold.common.http.WebSettings;
import org.leasehold.common.mail.MailServer;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.spaces.SpaceSettings;

class SettingsReaderTest {

    private static final Path DATA = Path.of("data");
    private static final ToolSettings NO_TOOLS = new ToolSettings(List.of(), DATA.resolve("handoff"));
    private static final SpaceSettings NO_SPACES =
            new SpaceSettings(null, DATA.resolve("examples"), SpaceSettings.USUAL_TRASH);

    @TempDir
    Path folder;

    @Test
    void whatIsNotSaidHasItsDefault() {
        assertThat(new SettingsReader().read(DATA))
                .isEqualTo(new Settings(
                        DATA,
                        new WebSettings("127.0.0.1", 7650, null),
                        DatabaseSettings.USUAL,
                        null,
                        AccountSettings.USUAL,
                        MailSettings.NONE,
                        NO_TOOLS,
                        NO_SPACES,
                        new ProviderSettings(List.of()),
                        R2labSettings.OFF));
    }

    @Test
    void theFileIsReadAndTheCommandLineWins() throws IOException {
        Path file = file("""
                # How we run it
                port = 8080
                bind=0.0.0.0
                public-url = https://leases.example.org/

                data = /var/lib/leasehold
                database.url = postgresql://lease:s=cret@db.example/leases
                database.connections = 20
                second-factor = nobody
                mail.url = smtp://lease:s%40cret@mail.example
                mail.from = Leasehold <leases@example.org>
                spaces.folder = /srv/spaces
                spaces.trash-days = 30
                """);

        assertThat(new SettingsReader().file(file).option(Setting.PORT, "9090").read(DATA))
                .isEqualTo(new Settings(
                        Path.of("/var/lib/leasehold"),
                        new WebSettings("0.0.0.0", 9090, URI.create("https://leases.example.org")),
                        new DatabaseSettings(20),
                        new DatabaseAddress("jdbc:postgresql://db.example/leases", "lease", "s=cret"),
                        AccountSettings.PASSWORDS_SUFFICE,
                        new MailSettings(
                                new MailServer("mail.example", 587, false, "lease", "s@cret"),
                                null,
                                "Leasehold <leases@example.org>"),
                        new ToolSettings(List.of(), Path.of("/var/lib/leasehold/handoff")),
                        new SpaceSettings(
                                Path.of("/srv/spaces"), Path.of("/var/lib/leasehold/examples"), Duration.ofDays(30)),
                        new ProviderSettings(List.of()),
                        R2labSettings.OFF));
    }

    @Test
    void everythingWrongIsSaidAtOnceWithWhatIsRight() throws IOException {
        Path file = file("""
                prot = 8080
                bind = 127.0.0.1
                bind = 127.0.0.1
                colour = blue
                port 8080
                public-url = leases.example.org
                database.url = mysql://root:secret@db
                mail.url = imap://root:secret@db
                mail.from = Leasehold
                second-factor = everybody
                """);

        assertThatThrownBy(() -> new SettingsReader()
                        .file(file)
                        .option(Setting.PORT, "many")
                        .read(DATA))
                .isInstanceOf(StartFailure.class)
                .hasMessage("""
                        FILE line 1: there is no setting "prot". Did you mean "port"?
                        FILE line 3: "bind" is set a second time.
                        FILE line 4: there is no setting "colour".
                        FILE line 5: "port 8080" is no setting; a setting is written key = value.
                        --port: port is "many"; it must be a port from 0 (any free one) to 65535.
                        FILE line 6: public-url is "leases.example.org"; it must be an address such as https://leases.example.org.
                        FILE line 7: database.url must be an address such as postgresql://user:password@host:5432/database.
                        FILE line 10: second-factor is "everybody"; it must be "administrators", who then need one, or "nobody".
                        FILE line 8: mail.url must be an address such as smtp://user:password@host:587 or smtps://user:password@host.
                        FILE line 9: mail.from is "Leasehold"; it must be an e-mail address such as Leasehold <leases@example.org>.""".replace("FILE", file.toString()));
    }

    @Test
    void numbersOutOfRangeAndEmptyValuesAreRefused() {
        assertThatThrownBy(
                        () -> new SettingsReader().option(Setting.PORT, "65536").read(DATA))
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> new SettingsReader()
                        .option(Setting.DATABASE_CONNECTIONS, "3")
                        .read(DATA))
                .hasMessageContaining("a number from 4 to 200");
        assertThatThrownBy(() -> new SettingsReader().option(Setting.DATA, "").read(DATA))
                .hasMessageContaining("a folder");
    }

    @Test
    void mailIsFromSomebody() throws IOException {
        Path file = file("mail.url = smtps://mail.example");

        assertThatThrownBy(() -> new SettingsReader().file(file).read(DATA))
                .hasMessage("mail.url is set and mail.from is not; it must be an e-mail address such as"
                        + " Leasehold <leases@example.org>.");
    }

    @Test
    void whereMailGoesIsShownWithoutThePassword() {
        assertThat(MailServer.parse("smtps://lease:secret@mail.example"))
                .isEqualTo(new MailServer("mail.example", 465, true, "lease", "secret"))
                .hasToString("smtps://mail.example:465");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> new SettingsReader().file(missing))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(missing.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("leasehold.conf"), text);
    }
}
