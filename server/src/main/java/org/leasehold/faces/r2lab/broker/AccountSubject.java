package org.leasehold.faces.r2lab.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.broker.Names.Kind;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code accounts}: our slices. Their members are told to whoever has a certificate. */
@Component
class AccountSubject implements Subject {

    private final Slices slices;
    private final Forms forms;

    AccountSubject(Slices slices, Forms forms) {
        this.slices = slices;
        this.forms = forms;
    }

    @Override
    public Set<String> names() {
        return Set.of("account", "accounts");
    }

    @Override
    public Optional<Map<String, @Nullable Object>> one(Request request) {
        Optional<String> name = request.query("name");
        Optional<String> uuid = request.query("uuid");
        Optional<String> urn = request.query("urn");
        if (name.isEmpty() && uuid.isEmpty() && urn.isEmpty()) {
            return Optional.empty();
        }
        Slice slice = find(name, uuid, urn).orElseThrow(Refusal::nothing);
        return Optional.of(forms.account(slice, request.isDelegated()));
    }

    @Override
    public List<Map<String, @Nullable Object>> all(Request request) {
        return slices.list("", "", Integer.MAX_VALUE).stream()
                .map(slice -> forms.account(slice, request.isDelegated()))
                .toList();
    }

    /** Renews, or closes. */
    @Override
    public Map<String, @Nullable Object> update(Request request) {
        Actor.Delegate delegate = request.delegate();
        JsonNode body = request.body();
        Slice slice = named(body);
        if (Request.findText(body, "closed_at").isPresent()) {
            slices.close(delegate, slice.name());
            return forms.account(slices.getSlice(slice.id()), true);
        }
        return forms.account(slices.renew(delegate, slice.name(), Request.instant(body, "valid_until")), true);
    }

    /** The slice that a part of a body names. */
    Slice named(JsonNode described) {
        return find(
                        Request.findText(described, "name"),
                        Request.findText(described, "uuid"),
                        Request.findText(described, "urn"))
                .orElseThrow(() -> Refusal.of(404, "Unknown account with descr'" + described + "'."));
    }

    Optional<Slice> find(Optional<String> name, Optional<String> uuid, Optional<String> urn) {
        return uuid.flatMap(this::byUuid)
                .or(() -> urn.flatMap(text -> Names.sliceName(forms.domain(), text))
                        .flatMap(slices::findSlice))
                .or(() -> name.flatMap(slices::findSlice));
    }

    private Optional<Slice> byUuid(String uuid) {
        OptionalLong number = Names.number(Kind.ACCOUNT, uuid);
        try {
            return number.isPresent() ? Optional.of(slices.getSlice(number.getAsLong())) : Optional.empty();
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }
}
