package org.leasehold.live.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.leasehold.live.CloseCode;

/**
 * Reads the frames that a client sends (RFC 6455, no extensions), however they are cut into pieces, and refuses whatever
 * the standard does not allow. Holds no memory between messages. For one thread at a time.
 */
final class FrameReader {

    /** What is read. */
    interface Events {
        void text(String message);

        void binary(int length);

        void ping(byte[] payload);

        void pong();

        /** @param code 1005 when the client gave none */
        void close(int code);
    }

    /** The client broke the protocol; the connection cannot go on. */
    static final class FrameException extends Exception {
        private final transient CloseCode code;

        FrameException(CloseCode code, String detail) {
            super(detail, null, false, false);
            this.code = code;
        }

        CloseCode code() {
            return code;
        }
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_CONTROL = 125;
    private static final int NO_CODE = 1005;
    private static final byte[] NOTHING = {};

    private final int messageLimit;
    private final byte[] header = new byte[14];
    private int headerLength;
    private boolean inPayload;
    private int frameLength;
    private int frameRead;
    /** TEXT or BINARY while a message is under way, otherwise 0. */
    private int messageKind;

    private byte[] message = NOTHING;
    private int messageLength;
    private byte[] control = NOTHING;

    FrameReader(int messageLimit) {
        this.messageLimit = messageLimit;
    }

    /** Reads on, at most to the end of one frame. */
    void read(ByteBuffer input, Events events) throws FrameException {
        while (!inPayload && input.hasRemaining()) {
            header[headerLength++] = input.get();
            if (headerLength == 2) {
                checkStart();
            }
            if (headerLength >= 2 && headerLength == headerSize()) {
                beginPayload();
            }
        }
        if (inPayload) {
            readPayload(input);
            if (frameRead == frameLength) {
                endFrame(events);
            }
        }
    }

    private int opcode() {
        return header[0] & 0x0F;
    }

    private boolean isFinal() {
        return (header[0] & 0x80) != 0;
    }

    private boolean isControl() {
        return opcode() >= CLOSE;
    }

    private int headerSize() {
        return switch (header[1] & 0x7F) {
            case 126 -> 8;
            case 127 -> 14;
            default -> 6;
        };
    }

    private void checkStart() throws FrameException {
        require((header[0] & 0x70) == 0, "reserved bits are set, but no extension was agreed on");
        require((header[1] & 0x80) != 0, "frames of a client must be masked");
        switch (opcode()) {
            case CONTINUATION -> require(messageKind != 0, "a continuation of no message");
            case TEXT, BINARY -> require(messageKind == 0, "a new message inside another");
            case CLOSE, PING, PONG -> {
                require(isFinal(), "a fragmented control frame");
                require((header[1] & 0x7F) <= LONGEST_CONTROL, "a control frame longer than 125 bytes");
            }
            default -> throw violation("the opcode " + opcode() + " is reserved");
        }
    }

    private void beginPayload() throws FrameException {
        int start = headerSize() - 4;
        ByteBuffer bytes = ByteBuffer.wrap(header);
        long length = switch (start) {
            case 4 -> bytes.getShort(2) & 0xFFFF;
            case 10 -> bytes.getLong(2);
            default -> header[1] & 0x7F;
        };
        require(length >= 0, "a negative length");
        require(start != 4 || length >= 126, "a length not written in the shortest form");
        require(start != 10 || length > 0xFFFF, "a length not written in the shortest form");
        if (isControl()) {
            control = new byte[(int) length];
        } else {
            if (messageLength + length > messageLimit) {
                throw new FrameException(CloseCode.TOO_BIG, "a message longer than " + messageLimit + " bytes");
            }
            if (opcode() != CONTINUATION) {
                messageKind = opcode();
            }
        }
        frameLength = (int) length;
        frameRead = 0;
        inPayload = true;
    }

    private void readPayload(ByteBuffer input) {
        int count = Math.min(frameLength - frameRead, input.remaining());
        byte[] target = isControl() ? control : messageWithRoomFor(count);
        int offset = isControl() ? frameRead : messageLength;
        input.get(target, offset, count);
        int mask = headerSize() - 4;
        for (int i = 0; i < count; i++) {
            target[offset + i] ^= header[mask + (frameRead + i & 3)];
        }
        frameRead += count;
        if (!isControl()) {
            messageLength += count;
        }
    }

    private byte[] messageWithRoomFor(int count) {
        if (message.length < messageLength + count) {
            message =
                    Arrays.copyOf(message, Math.max(messageLength + count, Math.min(2 * messageLength, messageLimit)));
        }
        return message;
    }

    private void endFrame(Events events) throws FrameException {
        boolean endsMessage = isFinal();
        int kind = opcode();
        inPayload = false;
        headerLength = 0;
        switch (kind) {
            case PING -> events.ping(takeControl());
            case PONG -> {
                takeControl();
                events.pong();
            }
            case CLOSE -> events.close(closeCode(takeControl()));
            default -> {
                if (endsMessage) {
                    endMessage(events);
                }
            }
        }
    }

    private byte[] takeControl() {
        byte[] payload = control;
        control = NOTHING;
        return payload;
    }

    private void endMessage(Events events) throws FrameException {
        int kind = messageKind;
        int length = messageLength;
        byte[] bytes = message;
        messageKind = 0;
        messageLength = 0;
        message = NOTHING;
        if (kind == TEXT) {
            events.text(utf8(bytes, 0, length));
        } else {
            events.binary(length);
        }
    }

    private static int closeCode(byte[] payload) throws FrameException {
        if (payload.length == 0) {
            return NO_CODE;
        }
        require(payload.length >= 2, "a close frame with half a code");
        int code = ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        boolean allowed = code >= 3000 && code < 5000
                || code >= 1000 && code <= 1014 && code != 1004 && code != NO_CODE && code != 1006;
        require(allowed, "the close code " + code + " must not be sent");
        utf8(payload, 2, payload.length - 2);
        return code;
    }

    private static String utf8(byte[] bytes, int offset, int length) throws FrameException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new FrameException(CloseCode.NOT_UTF_8, "text that is not UTF-8");
        }
    }

    private static void require(boolean condition, String violation) throws FrameException {
        if (!condition) {
            throw violation(violation);
        }
    }

    private static FrameException violation(String detail) {
        return new FrameException(CloseCode.PROTOCOL_ERROR, detail);
    }
}
