package org.leasehold.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to change of a lease; whatever is not set stays as it is. */
public final class LeaseAmendment {

    private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();

    public LeaseAmendment start(Instant start) {
        changes.put("start", start);
        return this;
    }

    public LeaseAmendment end(Instant end) {
        changes.put("end", end);
        return this;
    }

    public LeaseAmendment resources(List<String> resources) {
        changes.put("resources", List.copyOf(resources));
        return this;
    }

    /** Sets the note, or takes it away if null. */
    public LeaseAmendment note(@Nullable String note) {
        changes.put("note", note);
        return this;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Map<String, @Nullable Object> changes() {
        return changes;
    }
}
