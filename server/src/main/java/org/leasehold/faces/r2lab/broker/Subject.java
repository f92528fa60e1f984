package org.leasehold.faces.r2lab.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One kind of thing that the old broker has, under {@code /resources/}. Each is a Spring bean. */
interface Subject {

    /** The words of its path. */
    Set<String> names();

    /** The one that the query names; empty when it names none. */
    Optional<Map<String, @Nullable Object>> one(Request request);

    List<Map<String, @Nullable Object>> all(Request request);

    default Map<String, @Nullable Object> create(Request request) {
        throw unchangeable(request);
    }

    default Map<String, @Nullable Object> update(Request request) {
        throw unchangeable(request);
    }

    default void delete(Request request) {
        throw unchangeable(request);
    }

    private static Refusal unchangeable(Request request) {
        var _ = request.delegate();
        return Refusal.of(400, "This is not changed here.");
    }
}
