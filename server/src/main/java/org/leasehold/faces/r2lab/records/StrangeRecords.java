package org.leasehold.faces.r2lab.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Records of things that the facility has not declared, such as its power units. In memory; what changed is written
 * behind, as the status board does. Guarded by the board, but for what is to be written.
 */
@Component
class StrangeRecords {

    private static final Logger LOG = LoggerFactory.getLogger(StrangeRecords.class);
    private static final int MOST_RECORDS = 2_000;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int LONGEST_VALUE = 5_000;

    private final StrangeRecordRepository repository;
    private final Map<RecordNames.Known, Map<String, Object>> records = new HashMap<>();
    private final Map<RecordNames.Known, Map<String, Object>> unwritten = new ConcurrentHashMap<>();

    StrangeRecords(StrangeRecordRepository repository) {
        this.repository = repository;
        records.putAll(repository.read());
    }

    List<StatusRecord> list(Category category) {
        List<StatusRecord> list = new ArrayList<>();
        records.forEach((key, attributes) -> {
            if (key.category() == category) {
                list.add(new StatusRecord(key.id(), attributes));
            }
        });
        return list;
    }

    /** Merges attributes; says what that changed. */
    Optional<RecordChange> merge(Category category, RecordId id, Map<String, @Nullable Object> said) {
        RecordNames.Known key = new RecordNames.Known(category, id);
        if (!records.containsKey(key) && records.size() >= MOST_RECORDS) {
            LOG.debug("There are {} records of things unknown already; \"{}\" is left out", MOST_RECORDS, id.value());
            return Optional.empty();
        }
        Map<String, Object> now = new LinkedHashMap<>(records.getOrDefault(key, Map.of()));
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        said.forEach((name, value) -> {
            if (value != null && (now.size() >= MOST_ATTRIBUTES || !isModerate(name, value))) {
                return;
            }
            Object old = value == null ? now.remove(name) : now.put(name, value);
            if (!Objects.equals(old, value)) {
                changed.put(name, value);
            }
        });
        if (changed.isEmpty() || now.isEmpty()) {
            return now.isEmpty() && records.containsKey(key) ? forget(category, id) : Optional.empty();
        }
        keep(key, now);
        return Optional.of(new RecordChange(id, changed, now));
    }

    /** Zero characters and halves of pairs are nothing that the database keeps. */
    private static boolean isModerate(String name, Object value) {
        String text = name + value;
        return text.length() <= LONGEST_VALUE
                && text.codePoints()
                        .allMatch(letter -> letter != 0 && Character.getType(letter) != Character.SURROGATE);
    }

    Optional<RecordChange> forget(Category category, RecordId id) {
        RecordNames.Known key = new RecordNames.Known(category, id);
        if (records.remove(key) == null) {
            return Optional.empty();
        }
        unwritten.put(key, Map.of());
        return Optional.of(new RecordChange(id, Map.of(), Map.of()));
    }

    private void keep(RecordNames.Known key, Map<String, Object> attributes) {
        records.put(key, attributes);
        unwritten.put(key, attributes);
    }

    /** Writes what has changed since the last time. */
    void write() {
        Map<RecordNames.Known, Map<String, Object>> rows = Map.copyOf(unwritten);
        try {
            repository.save(rows);
            rows.forEach(unwritten::remove);
        } catch (DataAccessException away) {
            LOG.debug("Records are kept in memory until the database is back: {}", away.getMessage());
        }
    }
}
