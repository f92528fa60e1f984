package org.leasehold.faces.r2lab.records;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leasehold.inventory.Resource;
import tools.jackson.databind.JsonNode;

/**
 * What a program calls a record: a number or a text. The number 4 and the text "4" are two ids, as they are to R2lab's
 * programs.
 */
public record RecordId(Object value) implements Comparable<RecordId> {

    private static final int LONGEST = 200;
    private static final Pattern TRAILING_NUMBER = Pattern.compile("([0-9]{1,9})$");
    private static final Comparator<RecordId> NUMBERS_FIRST = Comparator.comparing((RecordId id) -> !id.isNumber())
            .thenComparing(id -> id.value instanceof Long number ? number : 0L)
            .thenComparing(id -> id.value.toString());

    /** The id that a record has, if it has one that can be kept. */
    static Optional<RecordId> of(JsonNode record) {
        JsonNode id = record.path("id");
        if (id.isIntegralNumber() && id.canConvertToLong()) {
            return Optional.of(new RecordId(id.asLong()));
        }
        return id.isString() && isGood(id.asString()) ? Optional.of(new RecordId(id.asString())) : Optional.empty();
    }

    /** Of nodes and phones the number that their name ends in; of power units the name. */
    static Optional<RecordId> of(Resource resource, Category category) {
        if (category == Category.PDUS) {
            return Optional.of(new RecordId(resource.name()));
        }
        Matcher number = TRAILING_NUMBER.matcher(resource.name());
        return number.find() ? Optional.of(new RecordId(Long.parseLong(number.group(1)))) : Optional.empty();
    }

    private boolean isNumber() {
        return value instanceof Long;
    }

    private static boolean isGood(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.codePoints()
                        .allMatch(letter -> letter >= ' ' && Character.getType(letter) != Character.SURROGATE);
    }

    @Override
    public int compareTo(RecordId other) {
        return NUMBERS_FIRST.compare(this, other);
    }
}
