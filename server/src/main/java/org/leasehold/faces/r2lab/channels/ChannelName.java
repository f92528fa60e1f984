package org.leasehold.faces.r2lab.channels;

import java.util.Arrays;
import java.util.Optional;
import org.leasehold.faces.r2lab.records.Category;

/** The names of events, of both generations. */
enum ChannelName {
    STATUS("chan-status", Category.NODES, false),
    STATUS_REQUEST("chan-status-request", Category.NODES, true),
    LEASES("chan-leases", Category.LEASES, false),
    LEASES_REQUEST("chan-leases-request", Category.LEASES, true),
    LEASES_BROADCAST("chan-leases-broadcast", Category.LEASES, false),
    INFO_NODES("info:nodes", Category.NODES, false),
    INFO_PHONES("info:phones", Category.PHONES, false),
    INFO_LEASES("info:leases", Category.LEASES, false),
    REQUEST_NODES("request:nodes", Category.NODES, true),
    REQUEST_PHONES("request:phones", Category.PHONES, true),
    REQUEST_LEASES("request:leases", Category.LEASES, true);

    private final String word;
    private final Category category;
    private final boolean isRequest;

    ChannelName(String word, Category category, boolean isRequest) {
        this.word = word;
        this.category = category;
        this.isRequest = isRequest;
    }

    String word() {
        return word;
    }

    Category category() {
        return category;
    }

    boolean isRequest() {
        return isRequest;
    }

    /** Whether records are told on it. */
    boolean tellsRecords() {
        return !isRequest && category.hasRecords();
    }

    /** Where a request on this one is answered. */
    ChannelName answeredOn() {
        return switch (this) {
            case STATUS_REQUEST -> STATUS;
            case LEASES_REQUEST -> LEASES;
            case REQUEST_NODES -> INFO_NODES;
            case REQUEST_PHONES -> INFO_PHONES;
            case REQUEST_LEASES -> INFO_LEASES;
            default -> this;
        };
    }

    static Optional<ChannelName> find(String word) {
        return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
    }
}
