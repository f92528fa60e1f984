package org.leasehold.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is limited by level and account; rows L1 to L6 of what was asked. The unit is in the name. */
public enum Limited {
    NOTEBOOKS(true),
    /** What is kept until it expires; none at level 0. */
    SAVED_DATA(true),
    TEMPORARY_DATA(true),
    /** Leases to come that somebody holds for themselves. */
    LEASES(false),
    /** The length of a lease that somebody holds for themselves. */
    LEASE_MINUTES(false),
    /** How far ahead such a lease may end. */
    DAYS_AHEAD(false),
    /** Trials at one time, of all people together. */
    TRIALS(false),
    /** How long a trial lasts at most. */
    TRIAL_MINUTES(false),
    /** How long a trial lasts that is not used. */
    IDLE_MINUTES(false);

    private final boolean stored;

    Limited(boolean stored) {
        this.stored = stored;
    }

    /** Whether it is something kept, with a size and a time after which it is deleted. */
    public boolean isStored() {
        return stored;
    }

    /** Whether accounts of this level have it; the others limit trials, and how many there are. */
    public boolean concerns(int level) {
        return switch (this) {
            case TRIALS -> false;
            case TRIAL_MINUTES, IDLE_MINUTES -> level == Account.ANONYMOUS;
            default -> true;
        };
    }

    /** The word for it in the database, in JSON and on the command line, such as {@code lease-minutes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(Limited::word).collect(Collectors.joining(", "));
    }

    public static Optional<Limited> find(String word) {
        return Arrays.stream(values()).filter(what -> what.word().equals(word)).findFirst();
    }
}
