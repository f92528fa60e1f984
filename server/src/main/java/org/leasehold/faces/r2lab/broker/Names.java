package org.leasehold.faces.r2lab.broker;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What old programs call our things by: UUIDs that hold our numbers, and URNs made of their names. */
final class Names {

    /** What a number counts. */
    enum Kind {
        LEASE,
        NODE,
        ACCOUNT;

        /** A UUID of version 8, whose bits are ours to choose; "lh", and what it is. */
        private long upperHalf() {
            return 0x6c68_0000_0000_8000L | (ordinal() + 1);
        }
    }

    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final String URN = "urn:publicid:IDN+";

    private Names() {}

    static String uuid(Kind kind, long number) {
        return new UUID(kind.upperHalf(), VARIANT | number).toString();
    }

    /** The number that such a UUID holds; empty for what is none of that kind. */
    static OptionalLong number(Kind kind, String uuid) {
        try {
            UUID read = UUID.fromString(uuid);
            boolean ours = read.getMostSignificantBits() == kind.upperHalf() && read.getLeastSignificantBits() < 0;
            return ours ? OptionalLong.of(read.getLeastSignificantBits() & ~VARIANT) : OptionalLong.empty();
        } catch (IllegalArgumentException none) {
            return OptionalLong.empty();
        }
    }

    static String urn(String domain, String kind, String name) {
        return URN + domain + "+" + kind + "+" + name;
    }

    /** {@code onelab.inria.user1.tutorial} is the slice {@code tutorial} of {@code onelab:inria:user1}. */
    static String sliceUrn(String domain, String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? urn(domain, "slice", name)
                : urn(name.substring(0, dot).replace('.', ':'), "slice", name.substring(dot + 1));
    }

    /** The name of the slice that such a URN is of. A plus sign that the query has made a blank of is one again. */
    static Optional<String> sliceName(String domain, String urn) {
        String[] parts = urn.replace(' ', '+').split("\\+", 4);
        if (parts.length != 4 || !(parts[0] + "+").equals(URN) || !parts[2].equals("slice")) {
            return Optional.empty();
        }
        return Optional.of(parts[1].equals(domain) ? parts[3] : parts[1].replace(':', '.') + "." + parts[3]);
    }
}
