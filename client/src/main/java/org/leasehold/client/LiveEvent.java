package org.leasehold.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a {@link Watch} tells its listener. */
public sealed interface LiveEvent {

    /**
     * The connection stands.
     *
     * @param account whom the server takes the caller for; null for nobody
     */
    record Connected(String version, @Nullable String account) implements LiveEvent {}

    /** The connection broke, or could not be made; it is tried again after the pause. */
    record Lost(String reason, Duration retryIn) implements LiveEvent {}

    /** The watch is over and will not come back: the log-in has expired, say. */
    record Ended(String code, String reason) implements LiveEvent {}

    /** The server refused something: a channel that is not there, or not for the caller. */
    record Refused(String code, String message) implements LiveEvent {}

    /** Everything on the channel as it is; what was known of it before is void. */
    record Snapshot(String channel, String position, List<JsonNode> records) implements LiveEvent {

        /** The records of a {@code leases} channel. */
        public List<Lease> leases() {
            return records.stream()
                    .map(node -> Json.MAPPER.treeToValue(node, Lease.class))
                    .toList();
        }
    }

    /** Nothing was missed while the connection was broken but the changes that follow. */
    record Recovered(String channel, String position) implements LiveEvent {}

    /**
     * One change.
     *
     * @param kind {@code put}, {@code patch}, {@code remove}, {@code facility} or {@code resource}
     * @param content the record, the changed part of it, or its key
     */
    record Change(String channel, String position, String kind, JsonNode content) implements LiveEvent {

        /** The record of a {@code put} on a {@code leases} channel. */
        public Lease lease() {
            return Json.MAPPER.treeToValue(content, Lease.class);
        }
    }
}
