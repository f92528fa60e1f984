package org.leasehold.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to change of a lease; whatever is not set stays as it is. */
public final class LeaseAmendment {

    private final Map<String, Object> changes = new LinkedHashMap<>();

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

    /** Sets the note; an empty one takes it away. */
    public LeaseAmendment note(String note) {
        changes.put("note", note);
        return this;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Map<String, Object> changes() {
        return changes;
    }
}
