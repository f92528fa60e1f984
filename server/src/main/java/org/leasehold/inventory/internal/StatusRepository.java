package org.leasehold.inventory.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The last known status of resources in the database: what a restart starts from. */
@Repository
class StatusRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StatusRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Row(int resourceId, Map<String, Object> attributes, Instant seenAt) {}

    List<Row> read() {
        return jdbc.sql("select resource_id, attributes, seen_at from resource_status")
                .query((row, _) -> new Row(
                        row.getInt("resource_id"),
                        attributes(row.getString("attributes")),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /** Writes the rows; one without attributes is deleted. */
    void save(Collection<Row> rows) {
        List<Row> kept =
                rows.stream().filter(row -> !row.attributes().isEmpty()).toList();
        if (kept.size() < rows.size()) {
            jdbc.sql("delete from resource_status where resource_id = any(cast(:ids as int[]))")
                    .param(
                            "ids",
                            rows.stream()
                                    .filter(row -> row.attributes().isEmpty())
                                    .map(Row::resourceId)
                                    .toArray(Integer[]::new))
                    .update();
        }
        upsert(kept);
    }

    private void upsert(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into resource_status (resource_id, attributes, seen_at)
                        select * from unnest(cast(:ids as int[]), cast(:attributes as jsonb[]), cast(:seen as timestamptz[]))
                        on conflict (resource_id) do update
                           set attributes = excluded.attributes, seen_at = excluded.seen_at
                        """)
                .param("ids", rows.stream().map(Row::resourceId).toArray(Integer[]::new))
                .param(
                        "attributes",
                        rows.stream()
                                .map(row -> json.writeValueAsString(row.attributes()))
                                .toArray(String[]::new))
                .param("seen", rows.stream().map(row -> row.seenAt().toString()).toArray(String[]::new))
                .update();
    }

    private Map<String, Object> attributes(String text) {
        return map(json.readTree(text));
    }

    private static Map<String, Object> map(JsonNode object) {
        Map<String, Object> result = new LinkedHashMap<>();
        object.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                result.put(entry.getKey(), value(entry.getValue()));
            }
        });
        return result;
    }

    private static Object value(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.asBoolean();
            case NUMBER ->
                value.canConvertToLong() && value.isIntegralNumber() ? (Object) value.asLong() : value.asDouble();
            case ARRAY -> value.valueStream().map(StatusRepository::value).toList();
            case OBJECT -> map(value);
            default -> value.asString();
        };
    }
}
