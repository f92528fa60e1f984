package org.leasehold.faces.r2lab;

import java.util.SplittableRandom;

/** What no program should say, by lot, but near enough to what one would. */
final class Nonsense {

    private static final String[] PARTS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "-1",
        "1e999",
        "0.1",
        "\"id\"",
        "\"nodes\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"message\"",
        "\"category\"",
        "\"action\"",
        "\"info\"",
        "{\"id\":1}",
        "{\"id\":\"x\",\"a\":[{}]}",
        "99999999999999999999"
    };
    private static final String[] CATEGORIES = {
        "\"nodes\"", "\"phones\"", "\"pdus\"", "\"leases\"", "\"beds\"", "7", "null"
    };
    private static final String[] ACTIONS = {"\"info\"", "\"delete\"", "\"request\"", "\"\"", "[]"};
    private static final String[] EVENTS = {
        "chan-status",
        "chan-status-request",
        "chan-leases",
        "chan-leases-request",
        "info:nodes",
        "info:phones",
        "request:nodes",
        "request:leases",
        "chan-leases-broadcast",
        "x"
    };

    private Nonsense() {}

    static byte[] bytes(SplittableRandom random, int most) {
        byte[] bytes = new byte[random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    static String umbrella(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> anything(random);
            default ->
                "{\"category\":" + any(random, CATEGORIES) + ",\"action\":" + any(random, ACTIONS) + ",\"message\":"
                        + (random.nextBoolean() ? "[" + record(random) + "]" : anything(random)) + "}";
        };
    }

    /** A body of a post, its lengths mostly right. */
    static String payload(SplittableRandom random) {
        String packet = "42[\"" + any(random, EVENTS) + "\",\""
                + (random.nextBoolean() ? "[" + record(random) + "]" : anything(random)).replace("\"", "\\\"") + "\"]";
        int length = packet.length() + (random.nextInt(5) == 0 ? random.nextInt(9) - 4 : 0);
        return length + ":" + packet;
    }

    private static String record(SplittableRandom random) {
        return "{\"id\":" + (random.nextBoolean() ? "" + (1 + random.nextInt(40)) : any(random, PARTS)) + ",\"a\":"
                + any(random, PARTS) + "}";
    }

    private static String anything(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(12); count > 0; count--) {
            text.append(any(random, PARTS));
        }
        return text.toString();
    }

    private static String any(SplittableRandom random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
