package org.leasehold.common.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.testing.World;

class UnreadableRequestsTest {

    @RegisterExtension
    static final World world = World.standingStill();

    /** A client that keeps its connections sends the next request on another one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "\u0001\u0002\u0003\r\n\r\n",
                "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
            })
    void theAnswerSaysInWordsThatTheConnectionEnds(String request) throws IOException {
        String answer = answerTo(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("Connection: close\r\n");
        assertThat(answer).contains("This cannot be read as a request: ").doesNotContain("null");
    }

    private static String answerTo(String request) throws IOException {
        URI server = world.url();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
