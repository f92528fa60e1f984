package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** Slices as the API shows them: who is a member is for members and administrators to know. */
@Component
class SliceForms {

    private final Slices slices;

    SliceForms(Slices slices) {
        this.slices = slices;
    }

    Map<String, @Nullable Object> form(Actor viewer, Slice slice) {
        boolean mine = viewer instanceof Actor.Person person && slices.isMember(person.accountId(), slice.id());
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", slice.name());
        form.put("title", slice.title());
        form.put("family", slice.family());
        form.put("country", slice.country());
        form.put("expiresAt", slice.expiresAt() == null ? null : Objects.toString(slice.expiresAt()));
        form.put("mine", mine);
        if (mine || viewer.administrator()) {
            form.put("members", slices.members(slice.id()));
        }
        return form;
    }
}
