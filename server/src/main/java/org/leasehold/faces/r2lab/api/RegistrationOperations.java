package org.leasehold.faces.r2lab.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Registration;
import org.leasehold.accounts.Registrations;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.rest.Answer;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** {@code /registrations}: asking for an account, and deciding on it. */
@Component
class RegistrationOperations implements ApiRoutes {

    private final Registrations registrations;
    private final Slices slices;
    private final InstantSource clock;

    RegistrationOperations(Registrations registrations, Slices slices, InstantSource clock) {
        this.registrations = registrations;
        this.slices = slices;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("POST", "/registrations", this::submit),
                new Operation("POST", "/registrations/verify", this::verify),
                new Operation("GET", "/registrations", this::list),
                new Operation("GET", "/registrations/{registration_id}", this::get),
                new Operation("DELETE", "/registrations/{registration_id}", this::delete),
                new Operation("POST", "/registrations/{registration_id}/approve", this::approve),
                new Operation("POST", "/registrations/{registration_id}/reject", this::reject));
    }

    /** The original tells who has an account, or has asked already; here the mail does, to whoever has the address. */
    private Answer submit(Call call) {
        Body body = call.body();
        registrations.submit(
                new Registrations.Wish(
                        body.getText("email"),
                        body.getText("first_name") + " " + body.getText("last_name"),
                        body.getText("affiliation"),
                        body.findText("slice_name").orElse(null),
                        body.getText("purpose")),
                call.from());
        return new Answer(201, Map.of(), Map.of("detail", "Registration submitted — check your email to verify"));
    }

    private Answer verify(Call call) {
        if (!registrations.verify(call.body().getText("token"))) {
            throw Refusal.of(400, "Invalid or already used token");
        }
        return Answer.ok(Map.of("detail", "Email verified — an administrator will review your request"));
    }

    private Answer list(Call call) {
        var _ = call.administrator();
        Optional<String> status = call.exchange().query("status");
        return Answer.ok(registrations.list().stream()
                .filter(one -> status.map(one.status().word()::equals).orElse(true))
                .map(RegistrationOperations::form)
                .toList());
    }

    private Answer get(Call call) {
        var _ = call.administrator();
        return Answer.ok(form(registration(call)));
    }

    private Answer delete(Call call) {
        Actor.Person person = call.administrator();
        registrations.delete(person, registration(call).id());
        return Answer.nothing();
    }

    private Answer approve(Call call) {
        Actor.Person person = call.administrator();
        Registration registration = registration(call);
        Body body = call.body();
        Optional<String> slice = body.findText("slice_name").or(() -> Optional.ofNullable(registration.sliceName()));
        Account account = decided(
                registration,
                () -> registrations.approve(
                        person,
                        registration.id(),
                        body.findText("comment").orElse(null),
                        made -> slice.filter(name -> !name.isBlank()).ifPresent(name -> join(person, name, made))));
        return Answer.ok(UserForm.user(account, 0));
    }

    private void join(Actor.Person person, String name, Account account) {
        Slice slice = slices.findSlice(name)
                .filter(known -> !known.isExpired(clock.instant()))
                .orElseGet(() -> slices.create(person, new SliceDraft(name, null, null, null, null)));
        slices.addMember(person, slice, account);
    }

    private Answer reject(Call call) {
        Actor.Person person = call.administrator();
        Registration registration = registration(call);
        String comment = call.body().findText("comment").orElse(null);
        return decided(registration, () -> {
            registrations.reject(person, registration.id(), comment);
            return Answer.nothing();
        });
    }

    private static <T> T decided(Registration registration, Supplier<T> decision) {
        try {
            return decision.get();
        } catch (ProblemException refused) {
            throw refused.problem() instanceof Problem.WrongState
                    ? Refusal.of(
                            400,
                            "Cannot approve request with status "
                                    + registration.status().word())
                    : refused;
        }
    }

    private Registration registration(Call call) {
        return registrations
                .find(call.id("registration_id"))
                .orElseThrow(() -> Refusal.of(404, "Registration not found"));
    }

    private static Map<String, @Nullable Object> form(Registration registration) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", registration.id());
        form.put("email", registration.email());
        form.put("first_name", UserForm.first(registration.displayName()));
        form.put("last_name", UserForm.last(registration.displayName()));
        form.put("affiliation", registration.affiliation());
        form.put("slice_name", registration.sliceName());
        form.put("purpose", registration.purpose());
        form.put("status", registration.status().word());
        form.put("created_at", Times.utc(registration.createdAt()));
        form.put("verified_at", text(registration.verifiedAt()));
        form.put("decided_at", text(registration.decidedAt()));
        form.put("admin_comment", registration.adminComment());
        return form;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : Times.utc(instant);
    }
}
