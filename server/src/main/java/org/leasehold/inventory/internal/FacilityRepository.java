package org.leasehold.inventory.internal;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.FacilityMap;
import org.leasehold.inventory.Hook;
import org.leasehold.inventory.Policy;
import org.leasehold.inventory.PolicyForm;
import org.leasehold.inventory.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facilities and resources in the database. */
@Repository
class FacilityRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FacilityRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Catalogue read() {
        List<Facility> facilities =
                jdbc.sql("""
                        select id, name, title, time_zone, policy, map, hook, revision from facility order by name
                        """).query((row, _) -> facility(row)).list();
        List<Resource> resources =
                jdbc.sql("""
                        select id, facility_id, name, type, title, parent_id, x, y, properties, bookable
                          from resource
                         order by facility_id, parent_id nulls first, id
                        """).query((row, _) -> resource(row)).list();
        return new Catalogue(facilities, resources);
    }

    int save(FacilityDefinition definition) {
        return jdbc.sql("""
                        insert into facility (name, title, time_zone, policy, map, hook)
                        values (:name, :title, :zone, cast(:policy as jsonb), cast(:map as jsonb), cast(:hook as jsonb))
                        on conflict (name) do update
                           set title = excluded.title, time_zone = excluded.time_zone, policy = excluded.policy,
                               map = excluded.map, hook = excluded.hook, revision = facility.revision + 1
                        returning id
                        """)
                .param("name", definition.name())
                .param("title", definition.title())
                .param("zone", definition.timeZone().getId())
                .param("policy", json.writeValueAsString(PolicyForm.write(definition.policy())))
                .param("map", orNull(definition.map()))
                .param("hook", orNull(hookForm(definition.hook())))
                .query(Integer.class)
                .single();
    }

    /** Writes the parts in the order given, so that a parent comes before its parts; returns ids by name. */
    Map<String, Integer> saveResources(int facilityId, List<FacilityDefinition.Part> parts) {
        Map<String, Integer> ids = new HashMap<>();
        for (FacilityDefinition.Part part : parts) {
            ids.put(part.name(), saveResource(facilityId, part, ids));
        }
        jdbc.sql("update resource set bookable = false where facility_id = :facility and not (name = any(:names))")
                .param("facility", facilityId)
                .param(
                        "names",
                        parts.stream().map(FacilityDefinition.Part::name).toArray(String[]::new))
                .update();
        return ids;
    }

    private int saveResource(int facilityId, FacilityDefinition.Part part, Map<String, Integer> ids) {
        FacilityMap.Position position = part.position();
        String parent = part.parent();
        return jdbc.sql("""
                        insert into resource (facility_id, name, type, title, parent_id, x, y, properties, bookable)
                        values (:facility, :name, :type, :title, :parent, :x, :y, cast(:properties as jsonb), :bookable)
                        on conflict (facility_id, name) do update
                           set type = excluded.type, title = excluded.title, parent_id = excluded.parent_id,
                               x = excluded.x, y = excluded.y, properties = excluded.properties,
                               bookable = excluded.bookable
                        returning id
                        """)
                .param("facility", facilityId)
                .param("name", part.name())
                .param("type", part.type())
                .param("title", part.title())
                .param("parent", parent == null ? null : ids.get(parent))
                .param("x", position == null ? null : position.x())
                .param("y", position == null ? null : position.y())
                .param("properties", json.writeValueAsString(part.properties()))
                .param("bookable", part.bookable())
                .query(Integer.class)
                .single();
    }

    void savePolicy(int facilityId, Policy policy) {
        jdbc.sql("update facility set policy = cast(:policy as jsonb), revision = revision + 1 where id = :id")
                .param("policy", json.writeValueAsString(PolicyForm.write(policy)))
                .param("id", facilityId)
                .update();
    }

    private Facility facility(ResultSet row) throws SQLException {
        String map = row.getString("map");
        String hook = row.getString("hook");
        return new Facility(
                row.getInt("id"),
                row.getString("name"),
                row.getString("title"),
                ZoneId.of(row.getString("time_zone")),
                PolicyForm.read(json.readTree(row.getString("policy"))),
                map == null ? null : json.readValue(map, FacilityMap.class),
                hook == null ? null : hook(json.readTree(hook)),
                row.getLong("revision"));
    }

    private Resource resource(ResultSet row) throws SQLException {
        Map<String, String> properties = new LinkedHashMap<>();
        json.readTree(row.getString("properties"))
                .properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().asString()));
        int x = row.getInt("x");
        boolean placed = !row.wasNull();
        int parent = row.getInt("parent_id");
        boolean part = !row.wasNull();
        return new Resource(
                row.getInt("id"),
                row.getInt("facility_id"),
                row.getString("name"),
                row.getString("type"),
                row.getString("title"),
                part ? parent : null,
                placed ? new FacilityMap.Position(x, row.getInt("y")) : null,
                properties,
                row.getBoolean("bookable"));
    }

    private @Nullable String orNull(@Nullable Object form) {
        return form == null ? null : json.writeValueAsString(form);
    }

    private static @Nullable Map<String, Object> hookForm(@Nullable Hook hook) {
        if (hook == null) {
            return null;
        }
        Map<String, Object> form = new LinkedHashMap<>();
        List<String> command = hook.command();
        URI url = hook.url();
        if (command != null) {
            form.put("command", command);
        }
        if (url != null) {
            form.put("url", url.toString());
        }
        form.put("timeLimitSeconds", hook.timeLimit().toSeconds());
        form.put("retries", hook.retries());
        return form;
    }

    private static Hook hook(JsonNode form) {
        List<String> command = new ArrayList<>();
        form.path("command").forEach(word -> command.add(word.asString()));
        return new Hook(
                command.isEmpty() ? null : command,
                form.has("url") ? URI.create(form.path("url").asString()) : null,
                Duration.ofSeconds(form.path("timeLimitSeconds").asLong(10)),
                form.path("retries").asInt(3));
    }
}
