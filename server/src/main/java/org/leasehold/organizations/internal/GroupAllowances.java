package org.leasehold.organizations.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Allowance;
import org.leasehold.accounts.AllowanceSource;
import org.leasehold.accounts.Limited;
import org.leasehold.common.Remembered;
import org.leasehold.organizations.internal.GroupRepository.Held;
import org.springframework.stereotype.Component;

/** What accounts have more by being members of groups; remembered for a moment, because bookings ask. */
@Component
class GroupAllowances implements AllowanceSource {

    private static final int MOST = 10_000;

    /** How long the end of a membership or a grant may go unseen. */
    private static final Duration OLD = Duration.ofSeconds(3);

    private final GroupRepository repository;
    private final Remembered<Long, List<Held>> held;
    private final InstantSource clock;

    GroupAllowances(GroupRepository repository, InstantSource clock) {
        this.repository = repository;
        this.held = new Remembered<>(MOST, OLD, clock);
        this.clock = clock;
    }

    @Override
    public List<Allowance> of(long accountId, Limited what) {
        return held.find(accountId, id -> Optional.of(repository.listHeld(id, clock.instant()))).orElseThrow().stream()
                .filter(had -> had.grant().what() == what)
                .map(had -> new Allowance(
                        "group " + had.group(),
                        had.grant().moreCount(),
                        had.grant().moreBytes(),
                        had.grant().until(),
                        had.grant().sponsor()))
                .toList();
    }
}
