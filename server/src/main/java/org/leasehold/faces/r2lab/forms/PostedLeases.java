package org.leasehold.faces.r2lab.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code leases/add}, {@code leases/update}, {@code leases/delete}: the answer is the lease, or says why not. */
@Component
class PostedLeases {

    private final Leases leases;
    private final Slices slices;
    private final Whole whole;

    PostedLeases(Leases leases, Slices slices, Whole whole) {
        this.leases = leases;
        this.slices = slices;
        this.whole = whole;
    }

    Map<String, Object> answer(String verb, Actor.Person person, JsonNode body) {
        try {
            return switch (verb) {
                case "add" -> add(person, body);
                case "update" -> update(person, body);
                case "delete" -> delete(person, body);
                default -> error("There is no form \"" + verb + "\".");
            };
        } catch (ProblemException refused) {
            return error(refused.problem().detail());
        }
    }

    static Map<String, Object> error(String text) {
        return Map.of("error", text);
    }

    private Map<String, Object> add(Actor.Person person, JsonNode body) {
        Optional<String> wrong = wrongFields(body, Set.of("slicename", "valid_from", "valid_until"), Set.of());
        if (wrong.isPresent()) {
            return error(wrong.get());
        }
        Booking booking = new Booking(
                whole.facility().name(),
                List.of(whole.resource().name()),
                body.path("slicename").asString(""),
                new Span(instant(body, "valid_from"), instant(body, "valid_until")),
                null);
        return form(leases.book(person, booking, null).lease());
    }

    private Map<String, Object> update(Actor.Person person, JsonNode body) {
        Optional<String> wrong = wrongFields(body, Set.of("uuid"), Set.of("valid_from", "valid_until"));
        if (wrong.isPresent()) {
            return error(wrong.get());
        }
        Amendment amendment = new Amendment(
                body.hasNonNull("valid_from") ? instant(body, "valid_from") : null,
                body.hasNonNull("valid_until") ? instant(body, "valid_until") : null,
                null,
                null);
        return form(leases.amend(person, lease(body).id(), amendment).lease());
    }

    private Map<String, Object> delete(Actor.Person person, JsonNode body) {
        Optional<String> wrong = wrongFields(body, Set.of("uuid"), Set.of());
        if (wrong.isPresent()) {
            return error(wrong.get());
        }
        var _ = leases.cancel(person, lease(body).id(), Leases.Cut.LAST_GRAIN);
        return Map.of("ok", true);
    }

    private static Optional<String> wrongFields(JsonNode body, Set<String> mandatory, Set<String> optional) {
        Set<String> missing = new TreeSet<>(mandatory);
        missing.removeIf(body::hasNonNull);
        Set<String> unknown = new TreeSet<>(body.propertyNames());
        unknown.removeAll(mandatory);
        unknown.removeAll(optional);
        List<String> wrong = new ArrayList<>();
        if (!missing.isEmpty()) {
            wrong.add("missing mandatory field(s): " + String.join(", ", missing));
        }
        if (!unknown.isEmpty()) {
            wrong.add("unknown field(s): " + String.join(", ", unknown));
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", wrong));
    }

    private Lease lease(JsonNode body) {
        String uuid = body.path("uuid").asString("");
        try {
            return whole.find(Long.parseLong(uuid)).orElseThrow(() -> unknown(uuid));
        } catch (NumberFormatException none) {
            throw unknown(uuid);
        }
    }

    private static ProblemException unknown(String uuid) {
        return new ProblemException(Problem.NotFound.of("lease", uuid));
    }

    private static Instant instant(JsonNode body, String field) {
        String text = body.path(field).asString("");
        return Times.read(text)
                .orElseThrow(() -> new ProblemException(
                        new Problem.Invalid(field, "\"" + field + "\" is no date: \"" + text + "\".")));
    }

    private Map<String, Object> form(Lease lease) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("uuid", lease.id());
        form.put("slicename", slices.getSlice(lease.sliceId()).name());
        form.put("valid_from", Times.utc(lease.span().start()));
        form.put("valid_until", Times.utc(lease.span().end()));
        form.put("ok", true);
        return form;
    }
}
