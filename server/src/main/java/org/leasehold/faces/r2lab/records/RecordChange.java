package org.leasehold.faces.r2lab.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has become other of one record.
 *
 * @param changed only what changed; null for what is removed
 * @param now all of it; empty when it is deleted
 */
public record RecordChange(RecordId id, Map<String, @Nullable Object> changed, Map<String, Object> now) {

    public boolean isDeletion() {
        return now.isEmpty();
    }

    /** The whole record; what has just been removed is null in it, because programs merge it into what they know. */
    public StatusRecord whole() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(now);
        changed.forEach((name, value) -> {
            if (value == null) {
                attributes.put(name, null);
            }
        });
        return new StatusRecord(id, attributes);
    }

    /** Only what changed of it. */
    public StatusRecord delta() {
        return new StatusRecord(id, changed);
    }

    /** Both changes as one. */
    RecordChange then(RecordChange later) {
        Map<String, @Nullable Object> both = new LinkedHashMap<>(changed);
        both.putAll(later.changed);
        return new RecordChange(id, both, later.now);
    }
}
