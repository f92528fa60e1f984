package org.leasehold.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.TestMail;
import org.leasehold.testing.World;

/** Requirement T3: links lead where the configuration says, whatever a request claims. */
class PublicAddressTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world = World.standingStill().mailingTo(mail);

    @Test
    void t3_aForgedHostIsInNoMail() {
        String body = "{\"email\":\"ada@example.org\",\"password\":\"correct horse\"}";

        String answer = send("""
                POST /api/v1/account/sign-ups HTTP/1.1
                Host: evil.example.com
                X-Forwarded-Host: evil.example.com
                Forwarded: host=evil.example.com;proto=https
                Content-Type: application/json
                Content-Length: %d
                Connection: close

                """.formatted(body.length()) + body);

        assertThat(answer).startsWith("HTTP/1.1 202 ").doesNotContain("evil");
        TestMail.Received letter = mail.await("ada@example.org");
        assertThat(letter.link()).startsWith(world.url() + "/confirm#secret=");
        assertThat(letter.text() + letter.html()).doesNotContain("evil");
    }

    @Test
    void theConfiguredAddressGoesBeforeTheOneListenedOn() {
        URI configured = URI.create("https://leases.example.org");

        assertThat(new PublicAddress(new WebSettings("127.0.0.1", 7650, configured)).of("/login"))
                .hasToString("https://leases.example.org/login");
        assertThat(new PublicAddress(new WebSettings("0.0.0.0", 7650, null)).of("/recover#secret=x"))
                .hasToString("http://127.0.0.1:7650/recover#secret=x");
        assertThat(new PublicAddress(new WebSettings("0:0:0:0:0:0:0:1", 7650, null)).url())
                .hasToString("http://[0:0:0:0:0:0:0:1]:7650");
    }

    @Test
    void whereNothingIsConfiguredItIsThePortThatWasFree() {
        assertThat(world.the(PublicAddress.class).url()).isEqualTo(world.url());
    }

    private static String send(String request) {
        try (Socket socket = new Socket("127.0.0.1", world.url().getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
