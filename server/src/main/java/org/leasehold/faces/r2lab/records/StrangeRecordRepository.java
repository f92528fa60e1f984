package org.leasehold.faces.r2lab.records;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leasehold.faces.json.StatusInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records of things that the facility has not declared, in the database: what a restart starts from. */
@Repository
class StrangeRecordRepository {

    private static final Logger LOG = LoggerFactory.getLogger(StrangeRecordRepository.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StrangeRecordRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(String category, String id, String attributes) {}

    /** All of them. A row that is no record is left out and named in the log: it comes again by itself. */
    Map<RecordNames.Known, Map<String, Object>> read() {
        Map<RecordNames.Known, Map<String, Object>> records = new HashMap<>();
        for (Row row : jdbc.sql("select category, id::text as id, attributes::text as attributes from r2lab_record")
                .query((row, _) -> new Row(row.getString("category"), row.getString("id"), row.getString("attributes")))
                .list()) {
            JsonNode attributes = json.readTree(row.attributes());
            Optional<Category> category = Category.find(row.category());
            Optional<RecordId> id = RecordId.of(json.createObjectNode().set("id", json.readTree(row.id())));
            if (category.isEmpty() || id.isEmpty() || !attributes.isObject()) {
                LOG.warn("The stored record {} {} cannot be read and is left out", row.category(), row.id());
                continue;
            }
            Map<String, Object> kept = new LinkedHashMap<>();
            StatusInput.attributes(attributes).forEach((name, value) -> {
                if (value != null) {
                    kept.put(name, value);
                }
            });
            records.put(new RecordNames.Known(category.get(), id.get()), kept);
        }
        return records;
    }

    /** Writes records; one without attributes is deleted. */
    void save(Map<RecordNames.Known, Map<String, Object>> records) {
        records.forEach((key, attributes) -> {
            if (attributes.isEmpty()) {
                jdbc.sql("delete from r2lab_record where category = :category and id = cast(:id as jsonb)")
                        .param("category", key.category().word())
                        .param("id", json.writeValueAsString(key.id().value()))
                        .update();
            } else {
                jdbc.sql("""
                                insert into r2lab_record (category, id, attributes)
                                values (:category, cast(:id as jsonb), cast(:attributes as jsonb))
                                on conflict (category, id) do update set attributes = excluded.attributes
                                """)
                        .param("category", key.category().word())
                        .param("id", json.writeValueAsString(key.id().value()))
                        .param("attributes", json.writeValueAsString(attributes))
                        .update();
            }
        });
    }
}
