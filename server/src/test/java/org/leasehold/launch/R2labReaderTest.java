package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.common.database.StartFailure;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Tls;
import org.leasehold.faces.r2lab.R2labSettings;

/** What an operator may say of R2lab's programs. */
class R2labReaderTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    @TempDir
    Path folder;

    @Test
    void allIsOffUnlessItIsSwitchedOn() throws IOException {
        assertThat(read("r2lab.facility = r2lab", "r2lab.resource = chamber").endpoints())
                .isEmpty();
        assertThat(read()).isEqualTo(R2labSettings.OFF);
    }

    @Test
    void eachListensOnAPortOfItsOwnOrOnAPathOfTheServer() throws IOException {
        R2labSettings settings = read(
                "r2lab.facility = r2lab",
                "r2lab.resource = chamber",
                "r2lab.resource-names = 37nodes r2lab.inria.fr",
                "r2lab.bus = ws://127.0.0.1:10000/",
                "r2lab.channels = http://127.0.0.1:10001/",
                "r2lab.api = /r2lab/api/",
                "r2lab.publishers = 10.0.0.7 192.168.3.0/24");

        assertThat(settings.bus()).isEqualTo(own("r2lab.bus", "ws", 10_000, null, ""));
        assertThat(settings.channels())
                .as("clients of socket.io look for a path of its own")
                .isEqualTo(own("r2lab.channels", "http", 10_001, null, "/socket.io"));
        assertThat(settings.api()).isEqualTo(new Endpoint("r2lab.api", "", null, "/r2lab/api"));
        assertThat(settings.broker()).isNull();
        assertThat(settings.resourceNames()).isEqualTo(Set.of("37nodes", "r2lab.inria.fr"));
        assertThat(settings.isTheWhole("37nodes")).isTrue();
        assertThat(settings.isTheWhole("38nodes")).isFalse();
        assertThat(settings.publishers().include(InetAddress.ofLiteral("192.168.3.200")))
                .isTrue();
        assertThat(settings.publishers().include(InetAddress.ofLiteral("192.168.4.200")))
                .isFalse();
        assertThat(settings.publishers().include(InetAddress.ofLiteral("::1"))).isFalse();
    }

    @Test
    void withTlsOnlyTheBrokerAsksClientsWhoTheyAre() throws IOException {
        Path pem = Files.writeString(folder.resolve("it.pem"), "");
        R2labSettings settings = read(
                "r2lab.facility = r2lab",
                "r2lab.resource = chamber",
                "r2lab.bus = wss://127.0.0.1/",
                "r2lab.broker = https://127.0.0.1:12346/",
                "r2lab.certificate = " + pem,
                "r2lab.key = " + pem,
                "r2lab.client-certificates = " + pem);

        assertThat(settings.bus()).isEqualTo(own("r2lab.bus", "wss", 443, new Tls(pem, pem, null), ""));
        assertThat(settings.broker()).isEqualTo(own("r2lab.broker", "https", 12_346, new Tls(pem, pem, pem), ""));
    }

    @Test
    void whatIsWrongStopsTheStart() {
        assertThatThrownBy(() -> read("r2lab.bus = ws://127.0.0.1:10000/"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("r2lab.facility is missing, and what listens for R2lab's programs serves one")
                .hasMessageContaining("r2lab.resource is missing");
        for (String wrong : new String[] {
            "r2lab.bus = wss://127.0.0.1:10000/",
            "r2lab.bus = /",
            "r2lab.bus = ftp://127.0.0.1/",
            "r2lab.bus = ws://127.0.0.1:10000/?x",
            "r2lab.bus = ws://no.such.host.invalid:10000/",
            "r2lab.certificate = /no/such/file",
            "r2lab.publishers = somebody",
            "r2lab.publishers = 10.0.0.0/33",
        }) {
            assertThatThrownBy(() -> read("r2lab.facility = r2lab", "r2lab.resource = chamber", wrong))
                    .as(wrong)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("it must be");
        }
    }

    private static Endpoint own(String name, String scheme, int port, @Nullable Tls tls, String path) {
        return new Endpoint(name, scheme, new Endpoint.Port(HERE, port, tls), path);
    }

    private R2labSettings read(String... lines) throws IOException {
        Path file = Files.write(folder.resolve("leasehold.conf"), List.of(lines));
        return new SettingsReader().file(file).read(Path.of("data")).r2lab();
    }
}
