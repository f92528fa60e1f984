package org.leasehold.faces.r2lab.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What R2lab's programs speak of. */
public enum Category {
    NODES("node"),
    PHONES("phone"),
    PDUS("pdu"),
    /** Those have no records: the list is told as a whole. */
    LEASES("");

    private final String resourceType;

    Category(String resourceType) {
        this.resourceType = resourceType;
    }

    /** Its word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean hasRecords() {
        return this != LEASES;
    }

    /** The category of resources of a type, if they are told of at all. */
    static Optional<Category> ofType(String resourceType) {
        return Arrays.stream(values())
                .filter(category -> category.hasRecords() && category.resourceType.equals(resourceType))
                .findFirst();
    }

    public static Optional<Category> find(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word().equals(word))
                .findFirst();
    }
}
