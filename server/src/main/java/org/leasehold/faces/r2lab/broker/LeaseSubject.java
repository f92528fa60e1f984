package org.leasehold.faces.r2lab.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.faces.r2lab.broker.Names.Kind;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.leases.Amendment;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Slice;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code leases}: a lease names an account and its components, of which there is one. */
@Component
class LeaseSubject implements Subject {

    private static final String USUAL = "pending,accepted,active";
    private static final Map<String, List<String>> STATES = Map.of(
            "pending", List.of("REQUESTED"),
            "accepted", List.of("OPEN"),
            "active", List.of("STARTING", "FULFILLED", "ERROR"),
            "past", List.of("ENDING", "EXPIRED"),
            "cancelled", List.of("CANCELLED"));

    private final Leases leases;
    private final Whole whole;
    private final Forms forms;
    private final AccountSubject accounts;

    LeaseSubject(Leases leases, Whole whole, Forms forms, AccountSubject accounts) {
        this.leases = leases;
        this.whole = whole;
        this.forms = forms;
        this.accounts = accounts;
    }

    @Override
    public Set<String> names() {
        return Set.of("lease", "leases");
    }

    @Override
    public Optional<Map<String, @Nullable Object>> one(Request request) {
        return request.query("uuid").map(uuid -> forms.lease(lease(uuid)));
    }

    @Override
    public List<Map<String, @Nullable Object>> all(Request request) {
        List<String> states = Arrays.stream(
                        request.query("status").orElse(USUAL).split(","))
                .flatMap(word -> STATES.getOrDefault(word.strip(), List.of()).stream())
                .toList();
        if (states.isEmpty()) {
            return List.of();
        }
        LeaseFilter ofWhole = whole.between(null, null);
        LeaseFilter filter = new LeaseFilter(
                ofWhole.facilityId(), ofWhole.resourceId(), sliceIds(request).orElse(null), states, null, null);
        List<Lease> found = new ArrayList<>();
        leases.forEach(filter, found::add);
        return found.stream().filter(whole::isOf).map(forms::lease).toList();
    }

    private Optional<Set<Long>> sliceIds(Request request) {
        Optional<String> urn = request.query("account_urn");
        Optional<String> uuid = request.query("account_uuid");
        if (urn.isEmpty() && uuid.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(accounts.find(Optional.empty(), uuid, urn)
                .map(Slice::id)
                .map(Set::of)
                .orElse(Set.of()));
    }

    @Override
    public Map<String, @Nullable Object> create(Request request) {
        Actor.Delegate delegate = request.delegate();
        JsonNode body = request.body();
        Instant from = Request.instant(body, "valid_from");
        Instant until = Request.instant(body, "valid_until");
        JsonNode components = either(body, "components", "components_attributes");
        JsonNode account = either(body, "account", "account_attributes");
        String resource = component(components);
        Slice slice = accounts.named(account);
        if (!from.isBefore(until)) {
            throw Refusal.of(400, "valid_from must be before valid_until.");
        }
        Booking booking = new Booking(
                whole.facility().name(), List.of(whole.resource().name()), slice.name(), new Span(from, until), null);
        return changed(resource, () -> leases.book(delegate, booking, null).lease());
    }

    private static JsonNode either(JsonNode body, String one, String other) {
        JsonNode value = body.hasNonNull(one) ? body.path(one) : body.path(other);
        if (value.isMissingNode() || value.isNull() || value.isArray() && value.isEmpty()) {
            throw Refusal.of(400, "Attribute '" + one + "' is mandatory.");
        }
        return value;
    }

    /** What the program calls the one component. */
    private String component(JsonNode components) {
        JsonNode first = components.isArray() ? components.path(0) : components;
        Optional<String> name = Request.findText(first, "name").filter(whole::isCalled);
        Optional<String> uuid = Request.findText(first, "uuid")
                .filter(text -> Names.number(Kind.NODE, text)
                        .equals(OptionalLong.of(whole.resource().id())))
                .map(_ -> whole.resource().name());
        if (components.size() != 1 && components.isArray()) {
            throw Refusal.of(
                    400, "There is one component to lease: " + whole.resource().name());
        }
        return name.or(() -> uuid).orElseThrow(() -> Refusal.of(404, "Unknown resource with descr'" + first + "'."));
    }

    @Override
    public Map<String, @Nullable Object> update(Request request) {
        Actor.Delegate delegate = request.delegate();
        JsonNode body = request.body();
        Lease lease = lease(Request.text(body, "uuid"));
        Amendment amendment = new Amendment(
                Request.findInstant(body, "valid_from").orElse(null),
                Request.findInstant(body, "valid_until").orElse(null),
                null,
                null);
        return changed(
                whole.resource().name(),
                () -> leases.amend(delegate, lease.id(), amendment).lease());
    }

    @Override
    public void delete(Request request) {
        Actor.Delegate delegate = request.delegate();
        Lease lease = lease(Request.text(request.body(), "uuid"));
        var _ = changed(
                whole.resource().name(),
                () -> leases.cancel(delegate, lease.id(), Leases.Cut.LAST_GRAIN).lease());
    }

    private Lease lease(String uuid) {
        OptionalLong number = Names.number(Kind.LEASE, uuid);
        return (number.isPresent() ? whole.find(number.getAsLong()) : Optional.<Lease>empty())
                .orElseThrow(() -> Refusal.of(404, "Unknown Lease with descr'{\"uuid\": \"" + uuid + "\"}'."));
    }

    private Map<String, @Nullable Object> changed(String resource, Supplier<Lease> change) {
        try {
            return forms.lease(change.get());
        } catch (ProblemException refused) {
            throw Refusal.of(refused.problem(), resource);
        }
    }
}
