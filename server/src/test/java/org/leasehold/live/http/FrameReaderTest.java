package org.leasehold.live.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leasehold.live.CloseCode;

/** The reader of RFC 6455 frames: takes all that is right however it is cut, and nothing that is wrong. */
class FrameReaderTest {

    private static final int LIMIT = 1_000;

    private static final class Heard implements FrameReader.Events {
        private final List<String> words = new ArrayList<>();

        @Override
        public void text(String message) {
            words.add("text " + message);
        }

        @Override
        public void binary(int length) {
            words.add("binary " + length);
        }

        @Override
        public void ping(byte[] payload) {
            words.add("ping " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void pong() {
            words.add("pong");
        }

        @Override
        public void close(int code) {
            words.add("close " + code);
        }
    }

    private static List<String> read(byte[] bytes, int piece) throws FrameReader.FrameException {
        FrameReader reader = new FrameReader(LIMIT);
        Heard heard = new Heard();
        for (int at = 0; at < bytes.length; at += piece) {
            ByteBuffer input = ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at));
            while (input.hasRemaining()) {
                reader.read(input, heard);
            }
        }
        return heard.words;
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xFE).putShort((short) payload.length);
        }
        byte[] mask = {9, 8, 7, 6};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        byte[] bytes = new byte[frame.position()];
        frame.flip().get(bytes);
        return bytes;
    }

    private static byte[] join(List<byte[]> parts) {
        ByteBuffer joined =
                ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(joined::put);
        return joined.array();
    }

    @Property(tries = 300)
    void messagesSurviveAnyCuttingIntoFramesAndReads(
            @ForAll @Size(max = 5) List<@StringLength(max = 150) String> messages,
            @ForAll @IntRange(min = 1, max = 40) int fragment,
            @ForAll @IntRange(min = 1, max = 200) int piece)
            throws FrameReader.FrameException {
        List<byte[]> frames = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String message : messages) {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            String sent = new String(bytes, StandardCharsets.UTF_8);
            expected.add("text " + sent);
            int at = 0;
            do {
                int length = Math.min(fragment, bytes.length - at);
                boolean last = at + length == bytes.length;
                byte[] part = java.util.Arrays.copyOfRange(bytes, at, at + length);
                frames.add(frame((last ? 0x80 : 0) | (at == 0 ? 1 : 0), part));
                at += length;
            } while (at < bytes.length);
        }
        assertThat(read(join(frames), piece)).isEqualTo(expected);
    }

    @Test
    void controlFramesMayComeBetweenFragments() throws FrameReader.FrameException {
        byte[] bytes = join(List.of(
                frame(0x01, "hel".getBytes(StandardCharsets.UTF_8)),
                frame(0x89, "you?".getBytes(StandardCharsets.UTF_8)),
                frame(0x80, "lo".getBytes(StandardCharsets.UTF_8)),
                frame(0x8A, new byte[0]),
                frame(0x82, new byte[200]),
                frame(0x88, new byte[] {3, (byte) 232})));
        assertThat(read(bytes, 1)).containsExactly("ping you?", "text hello", "pong", "binary 200", "close 1000");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "8105 68656c6c6f, unmasked, 1002",
        "c180 00000000, reserved bit, 1002",
        "8380 00000000, reserved opcode, 1002",
        "8b80 00000000, reserved control opcode, 1002",
        "0980 00000000, fragmented ping, 1002",
        "89fe 007e 00000000, ping of 126 bytes, 1002",
        "8080 00000000, continuation of nothing, 1002",
        "0180 00000000 8180 00000000, message inside a message, 1002",
        "81fe 0005 00000000, length not in the shortest form, 1002",
        "81ff 0000000000000005 00000000, long length not in the shortest form, 1002",
        "81ff ffffffffffffffff 00000000, negative length, 1002",
        "81fe 03e9 00000000, longer than the limit, 1009",
        "81ff 7fffffffffffffff 00000000, longer than any memory, 1009",
        "8181 00000000 ff, not UTF-8, 1007",
        "8182 00000000 c080, overlong UTF-8, 1007",
        "8183 00000000 eda080, lone surrogate, 1007",
        "8881 00000000 03, close with half a code, 1002",
        "8882 00000000 03ed, close with 1005, 1002",
        "8882 00000000 03e7, close with 999, 1002",
        "8883 00000000 03e8ff, close reason not UTF-8, 1007"
    })
    void whatTheStandardForbidsIsRefused(String hex, String what, int code) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        for (int piece : new int[] {1, bytes.length}) {
            assertThatExceptionOfType(FrameReader.FrameException.class)
                    .as(what)
                    .isThrownBy(() -> read(bytes, piece))
                    .satisfies(refused -> assertThat(refused.code().code()).isEqualTo(code));
        }
    }

    @Test
    void fragmentsTogetherMayNotPassTheLimit() {
        byte[] bytes = join(List.of(frame(0x01, new byte[600]), frame(0x80, new byte[600])));
        assertThatExceptionOfType(FrameReader.FrameException.class)
                .isThrownBy(() -> read(bytes, 100))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(CloseCode.TOO_BIG));
    }
}
