package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.Leasehold;
import org.leasehold.live.Await;
import org.leasehold.testing.JavaProcess;
import org.leasehold.testing.Programs;
import org.leasehold.testing.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tools as their distributions have them, in front of a server as operators start it, configured as docs/handoff.md
 * says (row OP8). Skipped where the tools are not installed.
 */
@Tag("slow")
class RealToolsTest {

    private static final String MODULES = "/usr/lib/apache2/modules";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void op8ModAuthOpenidcLogsPeopleInThroughUs() throws IOException, InterruptedException {
        String packages = "apache2 libapache2-mod-auth-openidc";
        Path apache = Programs.need("Apache", packages, "/usr/sbin/apache2");
        Programs.need("mod_auth_openidc", packages, MODULES + "/mod_auth_openidc.so");
        int port = Programs.freePort();
        String wiki = "http://localhost:" + port;
        try (JavaProcess server = serve("""
                tool.wiki.kind = oidc
                tool.wiki.url = %s
                tool.wiki.secret = %s
                tool.wiki.redirect = %s/oidc/callback
                """.formatted(wiki, SECRET, wiki))) {
            URI portal = ready(server);
            Process running = Programs.start(
                    folder.resolve("apache.log"),
                    folder,
                    apache.toString(),
                    "-X",
                    "-f",
                    apacheConfiguration(port, portal).toString());
            try {
                RealBrowser browser = new RealBrowser();
                awaitListening(portal + "/.well-known/openid-configuration"); // Apache waits 5 s at most
                awaitListening(wiki + "/");

                assertThat(browser.follow(wiki + "/page.txt").url())
                        .as(log("error.log") + "whoever is unknown is sent to our log-in")
                        .startsWith(portal + "/login.html?next=");
                browser.logIn(portal, administrator());
                RealBrowser.Page page = browser.follow(wiki + "/page.txt");
                assertThat(page.status()).as(log("error.log")).isEqualTo(200);
                assertThat(page.body()).isEqualTo("the page");
                assertThat(page.header("X-User")).isEqualTo("admin");
                assertThat(page.header("X-Groups")).isEmpty();

                RealBrowser stranger = new RealBrowser();
                assertThat(stranger.get(wiki + "/oidc/callback?code=stolen&state=x")
                                .status())
                        .isNotEqualTo(200);
            } finally {
                Programs.end(running);
            }
        }
    }

    @Test
    void op8DebiansJupyterHubTakesPeopleFromUsAlsoTwoInOneBrowser() throws IOException, InterruptedException {
        Path hub = Programs.need("JupyterHub", "jupyterhub", "/usr/bin/jupyterhub");
        Programs.need("its proxy", "jupyterhub", "/usr/bin/configurable-http-proxy");
        int port = Programs.freePort();
        String address = "http://localhost:" + port;
        try (JavaProcess server = serve("""
                tool.jupyterhub.kind = jupyterhub
                tool.jupyterhub.url = %s
                tool.jupyterhub.secret = %s
                """.formatted(address, SECRET))) {
            URI portal = ready(server);
            Process running = Programs.start(
                    folder.resolve("hub.log"),
                    folder,
                    "/usr/bin/env",
                    "NODE_PATH=/usr/share/nodejs", // where Debian's proxy has its parts, whatever Node.js runs it
                    hub.toString(),
                    "-f",
                    hubConfiguration(port, portal).toString());
            try {
                awaitListening(address + "/hub/api/");
                RealBrowser browser = new RealBrowser();
                browser.logIn(portal, administrator());
                browser.post(
                        portal + "/api/v1/accounts",
                        "{\"name\":\"ada\",\"displayName\":\"Ada\",\"password\":\"the password of ada\"}");

                String link = browser.get(portal + "/handoff/jupyterhub?next=/hub/home")
                        .location();
                assertThat(link).startsWith(address + "/hub/handoff?login_token=");
                RealBrowser.Page home = browser.follow(link);
                assertThat(home.url()).as(log("hub.log")).isEqualTo(address + "/hub/home");
                assertThat(home.body()).contains("user: \"admin\"");
                assertThat(browser.get(link).status()).as("the same link again").isEqualTo(403);

                browser.logIn(portal, "{\"login\":\"ada\",\"password\":\"the password of ada\"}");
                RealBrowser.Page second = browser.follow(address + "/hub/handoff?next=/hub/home");
                assertThat(second.url()).isEqualTo(address + "/hub/home");
                assertThat(second.body()).contains("user: \"ada\"");

                assertThat(new RealBrowser().follow(address + "/hub/home").url())
                        .as("whoever is unknown is sent to our log-in")
                        .startsWith(portal + "/login.html?next=");
                assertThat(Files.readString(folder.resolve("data/log/leasehold.log")))
                        .doesNotContain(link.replaceAll(".*login_token=([^&]*).*", "$1"));
            } finally {
                Programs.end(running);
            }
        }
    }

    @Test
    void op8ALibraryForJavaScriptLogsPeopleInThroughUs() throws IOException, InterruptedException {
        Programs.need("openid-client", "npm, then npm ci in web/", "../web/node_modules/openid-client/package.json");
        int port = Programs.freePort();
        String board = "http://localhost:" + port;
        try (JavaProcess server = serve("""
                tool.board.kind = oidc
                tool.board.url = %s
                tool.board.secret = %s
                tool.board.redirect = %s/callback
                """.formatted(board, SECRET, board))) {
            URI portal = ready(server);
            awaitListening(portal + "/.well-known/openid-configuration");
            Process running = Programs.start(
                    folder.resolve("board.log"),
                    folder,
                    "node",
                    Path.of("../web/test/support/openid-client.mjs")
                            .toAbsolutePath()
                            .normalize()
                            .toString(),
                    Integer.toString(port),
                    portal.toString(),
                    "board",
                    SECRET);
            try {
                awaitListening(board + "/");
                RealBrowser browser = new RealBrowser();
                assertThat(browser.follow(board + "/").url())
                        .as("whoever is unknown is sent to our log-in")
                        .startsWith(portal + "/login.html?next=");
                browser.logIn(portal, administrator());

                RealBrowser.Page page = browser.follow(board + "/");

                assertThat(page.status()).as(page.body() + log("board.log")).isEqualTo(200);
                JsonNode found = JsonMapper.shared().readTree(page.body());
                assertThat(found.at("/claims/iss").asString()).isEqualTo(portal.toString());
                assertThat(found.at("/user/preferred_username").asString()).isEqualTo("admin");
                assertThat(found.at("/user/sub")).isEqualTo(found.at("/claims/sub"));
                assertThat(browser.get(page.url()).status())
                        .as("the same code again")
                        .isEqualTo(403);
            } finally {
                Programs.end(running);
            }
        }
    }

    private JavaProcess serve(String tools) throws IOException {
        Path data = folder.resolve("data");
        TestPostgres.linkBinaries(data.resolve("postgres"));
        Path file = Files.writeString(folder.resolve("leasehold.conf"), tools + "second-factor = nobody\n");
        return JavaProcess.start(
                Leasehold.class, "serve", "--port", "0", "--data", data.toString(), "--config", file.toString());
    }

    private static URI ready(JavaProcess server) {
        String line = server.awaitLine(said -> said.startsWith("Ready: "));
        return URI.create(line.replaceAll("Ready: (.*)/ in .*", "$1"));
    }

    /** What to send to log in as the administrator. */
    private String administrator() {
        Path file = folder.resolve("data/first-admin.json");
        Await.until(() -> Files.exists(file));
        JsonNode first = JsonMapper.shared().readTree(file);
        return "{\"login\":\"admin\",\"password\":\"" + first.path("password").asString() + "\"}";
    }

    private Path apacheConfiguration(int port, URI portal) throws IOException {
        Path pages = Files.createDirectory(folder.resolve("pages"));
        Files.writeString(pages.resolve("page.txt"), "the page");
        for (Path readable : new Path[] {folder, pages}) {
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Files.writeString(folder.resolve("apache.conf"), """
                ServerRoot ${folder}
                ServerName localhost
                Listen 127.0.0.1:${port}
                PidFile ${folder}/apache.pid
                ErrorLog ${folder}/error.log
                User www-data
                Group www-data
                LoadModule mpm_event_module ${modules}/mod_mpm_event.so
                LoadModule authn_core_module ${modules}/mod_authn_core.so
                LoadModule authz_core_module ${modules}/mod_authz_core.so
                LoadModule authz_user_module ${modules}/mod_authz_user.so
                LoadModule headers_module ${modules}/mod_headers.so
                LoadModule auth_openidc_module ${modules}/mod_auth_openidc.so
                DocumentRoot ${folder}/pages

                OIDCProviderMetadataURL ${portal}/.well-known/openid-configuration
                OIDCClientID            wiki
                OIDCClientSecret        "${secret}"
                OIDCRedirectURI         http://localhost:${port}/oidc/callback
                OIDCCryptoPassphrase    "of the test"
                OIDCPKCEMethod          S256
                OIDCScope               "openid profile groups"
                OIDCRemoteUserClaim     preferred_username

                <Location />
                  AuthType openid-connect
                  Require valid-user
                  Header always set X-User "expr=%{REMOTE_USER}"
                  Header always set X-Groups "%{OIDC_CLAIM_groups}e"
                </Location>
                """.replace("${folder}", folder.toString())
                .replace("${port}", String.valueOf(port))
                .replace("${modules}", MODULES)
                .replace("${portal}", portal.toString())
                .replace("${secret}", SECRET));
    }

    /** The configuration of docs/handoff.md with this test's addresses, and ports of its own. */
    private Path hubConfiguration(int port, URI portal) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET);
        return Files.writeString(
                folder.resolve("jupyterhub_config.py"),
                ofTheDocument("jupyterhub_config.py, distribution")
                                .replace("https://lease.example.org", portal.toString())
                                .replace("/etc/jupyterhub/leasehold-secret", secret.toString())
                        + """

                        c.JupyterHub.bind_url = "http://127.0.0.1:%d/"
                        c.JupyterHub.hub_port = %d
                        c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:%d"
                        c.JupyterHub.spawner_class = "simple"
                        """.formatted(port, Programs.freePort(), Programs.freePort()));
    }

    static String ofTheDocument(String name) throws IOException {
        String document = Files.readString(Path.of("..", "docs", "handoff.md"));
        Matcher block = Pattern.compile("<!-- " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
                .matcher(document);
        assertThat(block.find()).as(name + " in docs/handoff.md").isTrue();
        return block.group(1);
    }

    private String log(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "(no " + name + ")";
    }

    private static void awaitListening(String address) {
        RealBrowser browser = new RealBrowser();
        Await.until(() -> {
            try {
                return browser.get(address).status() < 500;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}
