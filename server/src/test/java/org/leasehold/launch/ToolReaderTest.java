package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.database.StartFailure;
import org.leasehold.handoff.Tool;

/** Tools as rows of the configuration (rows W6, OP7). */
class ToolReaderTest {

    @TempDir
    Path folder;

    @Test
    void aToolIsAFewLinesOfTheFile() throws IOException {
        assertThat(tools("""
                tool.hub.kind = oidc
                tool.hub.title = Notebooks
                tool.hub.url = https://hub.example.org/
                tool.hub.secret = 0123456789abcdef
                tool.hub.redirect = https://hub.example.org/hub/oauth_callback https://hub.example.org/other
                tool.hub.level = 2
                tool.hub.facility = lab

                tool.zeppelin.kind = zeppelin
                tool.zeppelin.url = https://zep.example.org
                """))
                .containsExactly(
                        new Tool(
                                "hub",
                                Tool.Kind.OIDC,
                                "Notebooks",
                                URI.create("https://hub.example.org"),
                                "0123456789abcdef",
                                List.of(
                                        URI.create("https://hub.example.org/hub/oauth_callback"),
                                        URI.create("https://hub.example.org/other")),
                                2,
                                "lab"),
                        new Tool(
                                "zeppelin",
                                Tool.Kind.ZEPPELIN,
                                "zeppelin",
                                URI.create("https://zep.example.org"),
                                "",
                                List.of(),
                                1,
                                null));
    }

    @Test
    void everythingWrongWithToolsIsSaidAtOnceAndNoSecretIsShown() throws IOException {
        Path file = file("""
                tool.hub.knd = oidc
                tool.hub.kind = saml
                tool.hub.url = hub.example.org
                tool.hub.secret = short
                tool.Hub!.url = https://hub.example.org
                tool.zeppelin.kind = zeppelin
                tool.zeppelin.level = high
                tool.nb.kind = oidc
                tool.nb.url = https://nb.example.org
                tool.nb.secret = 0123456789abcdef
                tool.nb.redirect = https://evil.example.org/callback
                """);

        assertThatThrownBy(() -> new SettingsReader().file(file).read(Path.of("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("""
                        FILE line 1: there is no setting "tool.hub.knd". Did you mean "tool.hub.kind"?
                        FILE line 5: there is no setting "tool.Hub!.url".
                        FILE line 2: tool.hub.kind is "saml"; it must be one of oidc, zeppelin, jupyterhub and gateway.
                        FILE line 3: tool.hub.url is "hub.example.org"; it must be an address such as https://hub.example.org.
                        FILE line 4: tool.hub.secret must be at least 16 random characters, such as openssl rand -hex 32 prints.
                        tool.zeppelin.url is missing; it must be an address such as https://hub.example.org.
                        FILE line 7: tool.zeppelin.level is "high"; it must be a number from 0 (also those who only try) to 1000.
                        FILE line 11: tool.nb.redirect is "https://evil.example.org/callback"; it must be addresses at the tool's own url, with blanks between them.""".replace("FILE", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HUB_SECRET}", "CHANGE_ME", "change-me-please-now", "{{ hub_secret }}", "x${A}x"})
    void op7ConfigurationWithAHoleInItStopsTheStart(String hole) throws IOException {
        Path file =
                file("tool.hub.kind = jupyterhub\ntool.hub.url = https://hub.example.org\ntool.hub.secret = " + hole);

        assertThatThrownBy(() -> new SettingsReader().file(file).read(Path.of("data")))
                .hasMessage(file + " line 3: tool.hub.secret holds a place for a value that nobody has put in.");
        assertThatThrownBy(() ->
                        new SettingsReader().option(Setting.PUBLIC_URL, hole).read(Path.of("data")))
                .hasMessageContaining("--public-url: public-url holds a place");
    }

    @Test
    void op7AToolWithoutASecretOrAWayBackStopsTheStart() throws IOException {
        Path file = file("tool.hub.kind = oidc\ntool.hub.url = https://hub.example.org");

        assertThatThrownBy(() -> new SettingsReader().file(file).read(Path.of("data")))
                .hasMessageContaining("tool.hub.secret is missing")
                .hasMessageContaining("tool.hub.redirect is missing");
    }

    private List<Tool> tools(String text) throws IOException {
        return new SettingsReader()
                .file(file(text))
                .read(Path.of("data"))
                .tools()
                .tools();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("leasehold.conf"), text);
    }
}
