package org.leasehold.accounts.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.AllowanceSource;
import org.leasehold.accounts.Limit;
import org.leasehold.accounts.Limit.Because;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Remembered;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Limits, read from the database with few words and remembered for a moment: bookings ask for them. */
@Service
class DefaultLimits implements Limits {

    private static final String ALL = "all";
    private static final int LONGEST_REASON = 500;

    /** How long a change by another server may go unseen. */
    private static final Duration OLD = Duration.ofSeconds(5);

    private final LimitRepository repository;
    private final Remembered<String, List<Rule>> holding;
    private final ObjectProvider<AllowanceSource> sources;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultLimits(
            LimitRepository repository,
            ObjectProvider<AllowanceSource> sources,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.holding = new Remembered<>(1, OLD, clock);
        this.sources = sources;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Limit of(long accountId, int level, Limited what) {
        return holding().stream()
                .filter(rule -> rule.wanted().what() == what)
                .filter(rule -> rule.wanted().whom().equals(new Whom.One(accountId)))
                .findFirst()
                .map(DefaultLimits::limit)
                .orElseGet(() -> ofLevel(level, what))
                .with(sources.stream()
                        .flatMap(source -> source.of(accountId, what).stream())
                        .toList());
    }

    @Override
    public List<Limit> of(long accountId, int level) {
        return Arrays.stream(Limited.values())
                .filter(what -> what.concerns(level))
                .map(what -> of(accountId, level, what))
                .toList();
    }

    @Override
    public Limit ofLevel(int level, Limited what) {
        return holding().stream()
                .filter(rule -> rule.wanted().what() == what)
                .filter(rule -> rule.wanted().whom() instanceof Whom.Level of && of.level() <= level)
                .max(Comparator.comparingInt(rule -> ((Whom.Level) rule.wanted().whom()).level()))
                .map(DefaultLimits::limit)
                .orElseGet(() ->
                        new Limit(what, null, null, new Retention.Forever(), null, new Because.Nothing(), List.of()));
    }

    @Override
    public Rule set(Actor actor, Wanted wanted) {
        check(wanted);
        Rule rule;
        try {
            rule = transactions.call(() -> {
                repository.end(wanted.whom(), wanted.what(), clock.instant());
                Rule inserted = repository.insert(wanted, actor.name(), clock.instant());
                events.append("limit.set", subject(wanted.whom()), actor.name(), describe(wanted));
                return inserted;
            });
        } catch (DuplicateKeyException crossed) {
            throw new ProblemException(
                    new Problem.WrongState("Somebody else set this limit at the same moment. Look at it again."));
        }
        holding.forget(ALL);
        return rule;
    }

    @Override
    public void unset(Actor actor, Whom whom, Limited what) {
        transactions.run(() -> {
            if (whom instanceof Whom.Level of && isLowest(of.level(), what)) {
                throw new ProblemException(new Problem.WrongState("No lower level limits \"" + what.word()
                        + "\": without this rule there would be no limit at all. Set another in its place, or one that"
                        + " says so."));
            }
            if (repository.end(whom, what, clock.instant())) {
                events.append(
                        "limit.unset",
                        subject(whom),
                        actor.name(),
                        Map.of("what", what.word(), "whom", describe(whom)));
            }
        });
        holding.forget(ALL);
    }

    private boolean isLowest(int level, Limited what) {
        List<Integer> levels = repository.list(false).stream()
                .filter(rule -> rule.wanted().what() == what)
                .flatMap(rule -> rule.wanted().whom() instanceof Whom.Level of ? Stream.of(of.level()) : Stream.empty())
                .toList();
        return levels.contains(level) && levels.stream().allMatch(other -> other >= level);
    }

    @Override
    public List<Rule> list(boolean replaced) {
        return repository.list(replaced);
    }

    private List<Rule> holding() {
        return holding.find(ALL, _ -> Optional.of(repository.list(false))).orElseThrow();
    }

    private static Limit limit(Rule rule) {
        Wanted wanted = rule.wanted();
        Because because = switch (wanted.whom()) {
            case Whom.Level of ->
                new Because.OfLevel(rule.id(), of.level(), rule.validFrom(), rule.setBy(), wanted.reason());
            case Whom.One _ -> new Because.OfAccount(rule.id(), rule.validFrom(), rule.setBy(), wanted.reason());
        };
        return new Limit(
                wanted.what(),
                wanted.mostCount(),
                wanted.mostBytes(),
                wanted.keepFor(),
                wanted.warnBefore(),
                because,
                List.of());
    }

    private static void check(Wanted wanted) {
        if (wanted.reason().isBlank() || wanted.reason().length() > LONGEST_REASON) {
            throw invalid("reason", "Say in 1 to " + LONGEST_REASON + " characters why; people are told.");
        }
        boolean ofStored = wanted.mostBytes() != null
                || wanted.warnBefore() != null
                || !(wanted.keepFor() instanceof Retention.Forever);
        if (!wanted.what().isStored() && ofStored) {
            throw invalid(
                    "what",
                    "\"" + wanted.what().word()
                            + "\" is only counted: it has no size and is not kept. Give mostCount.");
        }
        if (wanted.whom() instanceof Whom.Level of && of.level() < 0) {
            throw invalid("level", "Levels begin with 0.");
        }
        if (negative(wanted.mostCount()) || negative(wanted.mostBytes())) {
            throw invalid("mostCount", "A limit is 0 or more; leave it out for none.");
        }
    }

    private static boolean negative(@Nullable Long number) {
        return number != null && number < 0;
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }

    private static String describe(Whom whom) {
        return whom instanceof Whom.Level of ? "level " + of.level() : "account";
    }

    private static long subject(Whom whom) {
        return whom instanceof Whom.One one ? one.accountId() : 0;
    }

    private static Map<String, Object> describe(Wanted wanted) {
        return Map.of(
                "what", wanted.what().word(),
                "whom", describe(wanted.whom()),
                "mostCount", String.valueOf(wanted.mostCount()),
                "mostBytes", String.valueOf(wanted.mostBytes()),
                "keepFor", String.valueOf(wanted.keepFor().word()),
                "reason", wanted.reason());
    }
}
