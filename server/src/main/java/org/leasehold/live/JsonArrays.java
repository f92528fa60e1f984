package org.leasehold.live;

import java.util.List;

/** Makes one JSON array of values that are JSON already. */
public final class JsonArrays {

    private JsonArrays() {}

    public static byte[] join(List<byte[]> values) {
        int length = 2 + Math.max(values.size() - 1, 0);
        for (byte[] value : values) {
            length += value.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        joined[at++] = '[';
        for (byte[] value : values) {
            if (at > 1) {
                joined[at++] = ',';
            }
            System.arraycopy(value, 0, joined, at, value.length);
            at += value.length;
        }
        joined[at] = ']';
        return joined;
    }
}
