package org.leasehold.faces.r2lab.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one thing, as programs see it. */
public record StatusRecord(RecordId id, Map<String, ? extends @Nullable Object> attributes) {

    /** The record as JSON members, its id first. */
    public Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("id", id.value());
        attributes.forEach((name, value) -> {
            if (!name.equals("id")) {
                members.put(name, value);
            }
        });
        return members;
    }
}
