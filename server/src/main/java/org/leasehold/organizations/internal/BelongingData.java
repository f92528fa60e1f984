package org.leasehold.organizations.internal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.PersonalData;
import org.leasehold.organizations.Membership;
import org.leasehold.organizations.Slice;
import org.springframework.stereotype.Component;

/** Where a person belongs: slices and groups. */
@Component
class BelongingData implements PersonalData {

    private final SliceDirectory slices;
    private final GroupRepository groups;
    private final InstantSource clock;

    BelongingData(SliceDirectory slices, GroupRepository groups, InstantSource clock) {
        this.slices = slices;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "memberships";
    }

    @Override
    public Object of(Account account) {
        return Map.of(
                "slices",
                slices.now().slicesOf(account.id()).stream().map(Slice::name).toList(),
                "groups",
                groups(account));
    }

    private List<Map<String, @Nullable Object>> groups(Account account) {
        return groups.listOf(account.id(), clock.instant()).stream()
                .map(BelongingData::group)
                .toList();
    }

    private static Map<String, @Nullable Object> group(Membership membership) {
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        group.put("group", membership.group());
        group.put("state", membership.state().name());
        group.put("owner", membership.owner());
        group.put("since", membership.since().toString());
        group.put("endsAt", membership.endsAt() == null ? null : String.valueOf(membership.endsAt()));
        group.put("message", membership.message());
        return group;
    }
}
