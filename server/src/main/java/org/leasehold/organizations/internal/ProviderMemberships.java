package org.leasehold.organizations.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.IdentityListener;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.Membership;
import org.leasehold.organizations.Membership.State;
import org.springframework.stereotype.Component;

/**
 * Makes people members of the groups that their provider says, and ends what it says no more (row X5). It makes nobody an
 * owner and no group, and what was made by hand it leaves alone.
 */
@Component
class ProviderMemberships implements IdentityListener {

    private final GroupRepository groups;
    private final ProviderMembershipRepository memberships;
    private final EventLog events;
    private final InstantSource clock;

    ProviderMemberships(
            GroupRepository groups, ProviderMembershipRepository memberships, EventLog events, InstantSource clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void arrived(Account account, long identityId, ProvenIdentity who) {
        // Whoever is configured to have no say has none in what came before either.
        agree(account, identityId, who.groups() == null ? List.of() : who.groups());
    }

    @Override
    public void leaving(Account account, long identityId) {
        agree(account, identityId, List.of());
    }

    /** In the order of names, so that of two who come at once one waits. */
    private void agree(Account account, long identityId, List<String> said) {
        TreeSet<String> all = new TreeSet<>(memberships.list(identityId));
        all.addAll(said);
        for (String name : all) {
            groups.find(name).ifPresent(group -> {
                groups.lock(group.id());
                if (said.contains(name)) {
                    join(group, account, identityId);
                } else {
                    leave(group, account, identityId);
                }
            });
        }
    }

    private void join(Group group, Account account, long identityId) {
        Instant now = clock.instant();
        Optional<Membership> member = groups.find(group.id(), account.id()).filter(found -> found.isMember(now));
        boolean ours = memberships.cameBy(group.id(), account.id(), identityId);
        if (member.isPresent() && (!ours || group.membershipDays() == null)) {
            return;
        }
        groups.save(new Membership(
                group.id(),
                group.name(),
                account.id(),
                account.name(),
                State.MEMBER,
                false,
                null,
                "",
                member.map(Membership::since).orElse(now),
                end(group, now)));
        memberships.note(group.id(), account.id(), identityId);
        if (member.isEmpty()) {
            record("group.member-added", group, account, identityId);
        }
    }

    private void leave(Group group, Account account, long identityId) {
        if (memberships.cameBy(group.id(), account.id(), identityId) && groups.delete(group.id(), account.id())) {
            record("group.member-removed", group, account, identityId);
        }
    }

    private static @Nullable Instant end(Group group, Instant now) {
        Integer days = group.membershipDays();
        return days == null ? null : now.plus(Duration.ofDays(days));
    }

    private void record(String kind, Group group, Account account, long identityId) {
        events.append(
                kind,
                group.id(),
                "leasehold",
                Map.of("group", group.name(), "member", account.name(), "identity", identityId));
    }
}
