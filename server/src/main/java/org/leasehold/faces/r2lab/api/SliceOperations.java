package org.leasehold.faces.r2lab.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.SshKeys;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.rest.Answer;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /slices}: whom leases are for. What they call {@code deleted_at} is the expiry. */
@Component
class SliceOperations implements ApiRoutes {

    private final Slices slices;
    private final Accounts accounts;
    private final SshKeys keys;
    private final InstantSource clock;

    SliceOperations(Slices slices, Accounts accounts, SshKeys keys, InstantSource clock) {
        this.slices = slices;
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GET", "/slices", this::list),
                new Operation("POST", "/slices", this::create),
                new Operation("GET", "/slices/{slice_id}", call -> get(call, this::active)),
                new Operation("PATCH", "/slices/{slice_id}", call -> change(call, this::active)),
                new Operation("DELETE", "/slices/{slice_id}", this::close),
                new Operation("GET", "/slices/by-name/{name}", call -> get(call, this::named)),
                new Operation("PATCH", "/slices/by-name/{name}", call -> change(call, this::named)),
                new Operation("GET", "/slices/by-name/{name}/keys", this::keys),
                new Operation("PUT", "/slices/{slice_id}/members/{user_id}", this::addMember),
                new Operation("DELETE", "/slices/{slice_id}/members/{user_id}", this::removeMember));
    }

    @FunctionalInterface
    private interface Finder {

        Slice find(Call call);
    }

    /** Whoever keeps the door sees all of them too. */
    private Answer list(Call call) {
        Actor.Person person = call.person();
        boolean seesAll =
                call.isAdministrator(person) || call.may(person, Action.PUBLISH_STATUS, new Subject.Everything());
        boolean mine = call.queryFlag("mine");
        boolean deletedToo = call.queryFlag("include_deleted") && call.isAdministrator(person);
        Instant now = clock.instant();
        List<Slice> found = seesAll && !mine ? slices.list("", "", Integer.MAX_VALUE) : slices.listOf(person);
        return Answer.ok(found.stream()
                .filter(slice -> deletedToo || !slice.isExpired(now))
                .map(this::form)
                .toList());
    }

    private Answer create(Call call) {
        Actor.Person person = call.administrator();
        Body body = call.body();
        String name = body.getText("name");
        if (!name.contains("-") && !name.contains("_")) {
            throw Refusal.unreadable("value_error", "Slice name must contain '-' or '_'", "body", "name");
        }
        SliceDraft draft = new SliceDraft(
                name,
                null,
                body.findText("family").orElse(null),
                body.findText("country").orElse(null),
                null);
        try {
            return new Answer(201, Map.of(), form(slices.create(person, draft)));
        } catch (ProblemException refused) {
            throw refused.problem() instanceof Problem.Taken
                    ? Refusal.of(409, "Slice name already taken")
                    : Refusal.of(refused.problem());
        }
    }

    private Answer get(Call call, Finder finder) {
        var _ = call.person();
        return Answer.ok(form(finder.find(call)));
    }

    private Answer change(Call call, Finder finder) {
        Actor.Person person = call.person();
        Slice slice = finder.find(call);
        call.require(person, Action.RENEW_SLICE, new Subject.OfSlice(slice.id()), "Forbidden");
        Body body = call.body();
        boolean describes = body.says("name") || body.says("family") || body.says("country");
        if (describes && !call.isAdministrator(person)) {
            throw Refusal.of(403, "Only admins can change name, family, or country");
        }
        if (body.findText("name").filter(name -> !name.equals(slice.name())).isPresent()) {
            throw Refusal.of(422, "A slice keeps its name: its leases are known by it. Make another slice");
        }
        Slice after = slice;
        if (describes) {
            after = slices.change(person, slice.name(), description(body, slice));
        }
        if (body.says("deleted_at")) {
            after = renewed(person, slice, body.getInstant("deleted_at"));
        }
        return Answer.ok(form(after));
    }

    private static SliceDraft description(Body body, Slice slice) {
        return new SliceDraft(
                slice.name(),
                null,
                body.findText("family").orElse(null),
                body.findText("country").orElse(null),
                null);
    }

    private Slice renewed(Actor.Person person, Slice slice, Instant wanted) {
        try {
            return slices.renew(person, slice.name(), wanted);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Refused)) {
                throw refused;
            }
            throw Refusal.of(
                    422,
                    wanted.isAfter(clock.instant())
                            ? "deleted_at must be within the next " + Slices.RENEWAL.toDays() + " days"
                            : "deleted_at must be in the future");
        }
    }

    private Answer close(Call call) {
        Actor.Person person = call.administrator();
        slices.close(person, active(call).name());
        return Answer.nothing();
    }

    private Answer addMember(Call call) {
        Actor.Person person = call.administrator();
        slices.addMember(person, active(call).name(), user(call).name());
        return Answer.nothing();
    }

    private Answer removeMember(Call call) {
        Actor.Person person = call.administrator();
        Slice slice = active(call);
        if (!slices.isMember(call.id("user_id"), slice.id())) {
            throw Refusal.of(404, "Membership not found");
        }
        slices.removeMember(person, slice.name(), user(call).name());
        return Answer.nothing();
    }

    private Account user(Call call) {
        return accounts.find(call.id("user_id")).orElseThrow(() -> Refusal.of(404, "User not found"));
    }

    /** The original shows them to everybody. */
    private Answer keys(Call call) {
        Actor.Person person = call.person();
        Slice slice = named(call);
        call.require(person, Action.LOOK_AT_KEYS, new Subject.OfSlice(slice.id()), "Forbidden");
        return Answer.ok(keys.list(slices.memberIds(slice.id())).stream()
                .map(UserForm::key)
                .toList());
    }

    private Slice active(Call call) {
        long id = call.id("slice_id");
        return find(id).filter(slice -> !slice.isExpired(clock.instant()))
                .orElseThrow(() -> Refusal.of(404, "Slice not found"));
    }

    private Optional<Slice> find(long id) {
        try {
            return Optional.of(slices.getSlice(id));
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }

    /** Expired ones too: that is how they are renewed. */
    private Slice named(Call call) {
        return slices.findSlice(call.exchange().path("name")).orElseThrow(() -> Refusal.of(404, "Slice not found"));
    }

    private Map<String, @Nullable Object> form(Slice slice) {
        Instant expires = slice.expiresAt();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", slice.id());
        form.put("name", slice.name());
        form.put("family", slice.family());
        form.put("country", slice.country());
        form.put("created_at", Times.utc(slice.createdAt()));
        form.put("member_ids", slices.memberIds(slice.id()).stream().sorted().toList());
        form.put("deleted_at", expires == null ? null : Times.utc(expires));
        return form;
    }
}
