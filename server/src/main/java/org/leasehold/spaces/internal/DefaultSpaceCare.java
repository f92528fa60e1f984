package org.leasehold.spaces.internal;

import java.time.Instant;
import java.util.List;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.leasehold.spaces.SpaceCare;
import org.leasehold.spaces.SpaceDriver;
import org.springframework.stereotype.Service;

/** Has the rounds made, and lets administrators look ahead. */
@Service
class DefaultSpaceCare implements SpaceCare {

    private final SpaceRepository spaces;
    private final SpaceDriver driver;
    private final Foresight foresight;
    private final Rounds rounds;
    private final Rights rights;

    DefaultSpaceCare(SpaceRepository spaces, SpaceDriver driver, Foresight foresight, Rounds rounds, Rights rights) {
        this.spaces = spaces;
        this.driver = driver;
        this.foresight = foresight;
        this.rounds = rounds;
        this.rights = rights;
    }

    @Override
    public List<Deletion> deletions(Actor actor, Instant until) {
        rights.require(actor, Action.DECIDE_ON_STORAGE, new Subject.Everything());
        return foresight.until(until);
    }

    @Override
    public List<Leftover> leftovers(Actor actor) {
        rights.require(actor, Action.DECIDE_ON_STORAGE, new Subject.Everything());
        return spaces.listLeftovers().stream()
                .filter(leftover -> leftover.problem() != null)
                .map(leftover -> new Leftover(leftover.subject(), leftover.since(), String.valueOf(leftover.problem())))
                .toList();
    }

    @Override
    public void keepDue() {
        if (driver.isOpen()) {
            rounds.all();
        }
    }

    @Override
    public void remove(Account account) {
        rounds.remove(account);
    }
}
