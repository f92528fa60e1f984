package org.leasehold.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why the server said no (RFC 9457).
 *
 * @param code for programs: {@code conflict}, {@code refused-by-policy} ...
 * @param detail for people
 * @param field the field at fault
 * @param rule the facility's rule that refuses it
 * @param allowed what the rule would allow
 * @param conflicts what is in the way; empty if nothing is
 * @param nearestFree the nearest free spans of the same length
 * @param report of a refused import
 */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        @Nullable String rule,
        @Nullable JsonNode allowed,
        @Nullable List<InTheWay> conflicts,
        @Nullable List<Span> nearestFree,
        @Nullable ImportReport report) {

    /** One thing that is in the way. */
    public record InTheWay(
            Instant start,
            Instant end,
            String resource,
            @Nullable String slice,
            @Nullable Long leaseId) {}
}
