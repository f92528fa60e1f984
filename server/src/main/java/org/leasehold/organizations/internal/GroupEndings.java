package org.leasehold.organizations.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.Membership;
import org.springframework.stereotype.Component;

/** The ends of memberships: people and owners are told while there is time to renew, and then it is over. */
@Component
class GroupEndings {

    private static final int ENDED_AT_ONCE = 200;
    private static final Duration TOLD_BEFORE = Duration.ofDays(14);

    private final GroupRepository repository;
    private final GroupLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    GroupEndings(
            GroupRepository repository,
            GroupLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tells of those that end within two weeks, once each; ends those whose time has come. */
    void due() {
        Instant now = clock.instant();
        transactions.run(() -> tellOfEnding(repository.takeEnding(now.plus(TOLD_BEFORE), now)));
        for (Membership ended : repository.listEnded(now, ENDED_AT_ONCE)) {
            transactions.run(() -> end(ended));
        }
    }

    private void tellOfEnding(List<Membership> ending) {
        for (Membership membership : ending) {
            events.append(
                    "group.membership-ending",
                    membership.accountId(),
                    "leasehold",
                    Map.of("group", membership.group(), "endsAt", String.valueOf(membership.endsAt())));
            letters.ending(group(membership), membership);
        }
        ending.stream()
                .collect(Collectors.groupingBy(Membership::group))
                .values()
                .forEach(of -> {
                    Group group = group(of.getFirst());
                    letters.endingOf(group, of, repository.listOwners(group.id(), clock.instant()));
                });
    }

    private void end(Membership ended) {
        if (repository.delete(ended.groupId(), ended.accountId())) {
            events.append(
                    "group.membership-ended",
                    ended.accountId(),
                    "leasehold",
                    Map.of("group", ended.group(), "member", ended.account()));
            letters.ended(group(ended), ended);
        }
    }

    private Group group(Membership membership) {
        return repository.find(membership.group()).orElseThrow();
    }
}
