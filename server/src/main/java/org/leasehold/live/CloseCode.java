package org.leasehold.live;

/**
 * Why the server ends a connection. Up to 3499 a client may come back (after a pause); from 3500 on it should not
 * before it has changed its ways.
 *
 * @param code the WebSocket close code
 * @param reason for people
 */
public record CloseCode(int code, String reason) {

    /** The client said goodbye first. */
    public static final CloseCode NORMAL = new CloseCode(1000, "goodbye");

    /** The server stops; come back and go on from the position. */
    public static final CloseCode GOING_AWAY = new CloseCode(1001, "the server is going away");

    /** The bytes are not WebSocket frames of a client. */
    public static final CloseCode PROTOCOL_ERROR = new CloseCode(1002, "protocol error");

    /** A text message that is not UTF-8. */
    public static final CloseCode NOT_UTF_8 = new CloseCode(1007, "text must be UTF-8");

    /** A message longer than the server reads. */
    public static final CloseCode TOO_BIG = new CloseCode(1009, "message too big");

    /** Something broke in the server. */
    public static final CloseCode SERVER_ERROR = new CloseCode(1011, "something broke in the server");

    /** The session or token that the connection was opened with is no longer good. */
    public static final CloseCode EXPIRED = new CloseCode(3005, "expired: log in again");

    /** The client did not read what was sent for too long. */
    public static final CloseCode SLOW = new CloseCode(3008, "too slow");

    /** The client answered no ping. */
    public static final CloseCode NO_PONG = new CloseCode(3012, "no answer to pings");

    /** The client keeps sending what cannot be understood. */
    public static final CloseCode BAD_REQUEST = new CloseCode(3501, "too many bad requests");

    CloseCode because(String detail) {
        return new CloseCode(code, detail);
    }
}
