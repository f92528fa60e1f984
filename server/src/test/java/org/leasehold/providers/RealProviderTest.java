package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.live.Await;
import org.leasehold.providers.Provider.Kind;
import org.leasehold.testing.Programs;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Row O1 with a real provider of OpenID Connect, in a process of its own, that nobody here wrote: oidc-provider. */
class RealProviderTest {

    private static final int PORT = Programs.freePort();
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @TempDir
    static Path folder;

    @RegisterExtension
    static final World world = World.running()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ProviderSettings.class,
                    () -> new ProviderSettings(List.of(new Provider(
                            "institute",
                            Kind.OIDC,
                            "The Institute",
                            "leasehold",
                            "a secret of ours, long enough",
                            "http://127.0.0.1:" + PORT,
                            List.of("openid", "email", "profile"),
                            true,
                            null))));

    private static @Nullable Process process;

    @BeforeAll
    static void start() {
        Programs.need("oidc-provider", "npm, then npm ci in web/", "../web/node_modules/oidc-provider/package.json");
        Path script = Path.of("../web/test/support/oidc-provider.mjs")
                .toAbsolutePath()
                .normalize();
        process = Programs.start(
                folder.resolve("provider.log"),
                folder,
                "node",
                script.toString(),
                Integer.toString(PORT),
                "leasehold",
                "a secret of ours, long enough",
                Visitor.PORTAL + "/api/v1/account/providers/institute/callback");
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            Programs.end(process);
        }
    }

    private static boolean isReady() {
        try {
            return Files.readString(folder.resolve("provider.log")).contains("ready");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void o1_somebodyOfTheInstituteLogsInTwice() {
        Visitor ada = Visitor.of(world);
        Await.until(RealProviderTest::isReady);
        assertThat(through(ada, ada.setOut("institute", Map.of("next", "/plan"))))
                .isEqualTo("/welcome");
        assertThat(ada.get("account/newcomer").json().path("displayName").asString())
                .isEqualTo("The ada");
        assertThat(ada.post("account/newcomer", Map.of())
                        .json()
                        .at("/account/email")
                        .asString())
                .isEqualTo("ada@example.org");

        Visitor later = Visitor.of(world);
        assertThat(through(later, later.setOut("institute", Map.of("next", "/plan"))))
                .isEqualTo("/plan");
        assertThat(later.name()).isEqualTo(ada.name());
    }

    /** Through the provider's pages: log in, agree. Where it ends up with us. */
    private static String through(Visitor visitor, URI way) {
        Visitor.Page page = visitor.open(way.toString());
        for (int steps = 0; steps < 20; steps++) {
            String location = page.location();
            if (location.startsWith("/api/")) {
                return visitor.open(Visitor.PORTAL + location).location();
            }
            Matcher form = FORM.matcher(page.body());
            page = page.status() == 200 && form.find()
                    ? visitor.submit(page.address().resolve(form.group(1)), filled(page.body()))
                    : visitor.open(page.address().resolve(location).toString());
        }
        throw new AssertionError(page.body());
    }

    private static Map<String, String> filled(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        fields.put("login", "ada");
        fields.put("password", "any");
        return fields;
    }
}
