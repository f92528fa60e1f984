package org.leasehold.organizations.internal;

import java.time.InstantSource;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.RemovalObjection;
import org.leasehold.organizations.Membership;
import org.springframework.stereotype.Component;

/** Keeps the last owner of a group that has other members. */
@Component
class OwnedGroups implements RemovalObjection {

    private final GroupRepository groups;
    private final InstantSource clock;

    OwnedGroups(GroupRepository groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public Optional<String> objectionTo(Account account) {
        return groups.listOf(account.id(), clock.instant()).stream()
                .filter(membership -> membership.owner() && leavesOthersAlone(membership, account.id()))
                .findFirst()
                .map(membership -> "\"" + account.name() + "\" is the last owner of the group \"" + membership.group()
                        + "\". Make another member an owner first, or remove the members.");
    }

    private boolean leavesOthersAlone(Membership membership, long accountId) {
        var others = groups.listMembers(membership.groupId()).stream()
                .filter(member -> member.accountId() != accountId && member.isMember(clock.instant()))
                .toList();
        return !others.isEmpty() && others.stream().noneMatch(Membership::owner);
    }
}
