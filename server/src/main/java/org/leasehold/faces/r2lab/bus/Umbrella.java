package org.leasehold.faces.r2lab.bus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.r2lab.records.Category;
import org.leasehold.faces.r2lab.records.RecordChange;
import org.leasehold.faces.r2lab.records.RecordId;
import org.leasehold.faces.r2lab.records.StatusRecord;
import org.leasehold.faces.r2lab.wire.PythonJson;

/** The frames of the bus, to the letter as the sidecar writes them. */
final class Umbrella {

    private Umbrella() {}

    /** All records of a category: a state that is whole says nothing of increments. */
    static byte[] whole(Category category, List<StatusRecord> records) {
        return frame(
                category, "info", records.stream().map(StatusRecord::members).toList());
    }

    /** All that is now known of those records that have changed. */
    static byte[] changed(Category category, List<RecordChange> changes) {
        return incremental(
                category,
                changes.stream().map(change -> change.whole().members()).toList());
    }

    static byte[] incremental(Category category, Object message) {
        Map<String, @Nullable Object> umbrella = umbrella(category, "info", message);
        umbrella.put("incremental", true);
        return PythonJson.bytes(umbrella);
    }

    static byte[] deleted(Category category, List<RecordId> ids) {
        return frame(
                category,
                "delete",
                ids.stream().map(id -> Map.of("id", id.value())).toList());
    }

    static byte[] leases(List<Map<String, Object>> leases) {
        return frame(Category.LEASES, "info", leases);
    }

    /** What somebody has asked. */
    static byte[] request(Category category, Object message) {
        return frame(category, "request", message);
    }

    private static byte[] frame(Category category, String action, Object message) {
        return PythonJson.bytes(umbrella(category, action, message));
    }

    private static Map<String, @Nullable Object> umbrella(Category category, String action, Object message) {
        Map<String, @Nullable Object> umbrella = new LinkedHashMap<>();
        umbrella.put("category", category.word());
        umbrella.put("action", action);
        umbrella.put("message", message);
        return umbrella;
    }
}
