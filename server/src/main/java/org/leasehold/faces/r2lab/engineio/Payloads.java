package org.leasehold.faces.r2lab.engineio;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Several packets in one HTTP body, in two forms. As text, a packet is the letters of its UTF-8 bytes behind their
 * number, so that the body is UTF-8 of UTF-8. As bytes, it is those bytes behind a 0, the digits of their number as a
 * byte each, and a 255.
 */
final class Payloads {

    private static final int MOST_DIGITS = 8;
    private static final int END_OF_LENGTH = 0xFF;

    /** A body that is no payload. */
    static final class BadPayload extends Exception {
        BadPayload(String detail) {
            super(detail, null, false, false);
        }
    }

    private Payloads() {}

    static byte[] asText(List<byte[]> packets) {
        StringBuilder text = new StringBuilder();
        for (byte[] packet : packets) {
            text.append(packet.length).append(':').append(new String(packet, StandardCharsets.ISO_8859_1));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] asBytes(List<byte[]> packets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            bytes.write(0);
            for (char digit : Integer.toString(packet.length).toCharArray()) {
                bytes.write(digit - '0');
            }
            bytes.write(END_OF_LENGTH);
            bytes.writeBytes(packet);
        }
        return bytes.toByteArray();
    }

    /** The packets of a body in text. */
    static List<String> readText(byte[] body) throws BadPayload {
        String text = new String(body, StandardCharsets.UTF_8);
        List<String> packets = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            if (colon < 0
                    || colon - at > MOST_DIGITS
                    || !text.substring(at, colon).matches("[0-9]+")) {
                throw new BadPayload("a packet has its length and a colon in front");
            }
            int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
            if (end > text.length()) {
                throw new BadPayload("a packet is shorter than its length");
            }
            packets.add(decoded(text.substring(colon + 1, end)));
            at = end;
        }
        return packets;
    }

    /** Some clients send plain letters where the protocol has those of bytes. */
    private static String decoded(String letters) {
        return letters.chars().allMatch(letter -> letter <= 0xFF)
                ? new String(letters.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                : letters;
    }

    /** The packets of a body in bytes. Packets that hold no text are left out. */
    static List<String> readBytes(byte[] body) throws BadPayload {
        List<String> packets = new ArrayList<>();
        int at = 0;
        while (at < body.length) {
            boolean isText = body[at++] == 0;
            int length = 0;
            int digits = 0;
            while (at < body.length && (body[at] & 0xFF) != END_OF_LENGTH) {
                int digit = body[at++];
                if (digit < 0 || digit > 9 || ++digits > MOST_DIGITS) {
                    throw new BadPayload("a length is made of digits");
                }
                length = length * 10 + digit;
            }
            at++;
            if (digits == 0 || at + length > body.length) {
                throw new BadPayload("a packet is shorter than its length");
            }
            if (isText) {
                packets.add(new String(body, at, length, StandardCharsets.UTF_8));
            }
            at += length;
        }
        return packets;
    }
}
