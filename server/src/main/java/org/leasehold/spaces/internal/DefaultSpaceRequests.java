package org.leasehold.spaces.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceRequest;
import org.leasehold.spaces.SpaceRequest.Kind;
import org.leasehold.spaces.SpaceRequest.State;
import org.leasehold.spaces.SpaceRequests;
import org.leasehold.spaces.Spaces;
import org.springframework.stereotype.Service;

/** Takes requests for storage, and has those who may decide on them; each step is told by mail (row M4). */
@Service
class DefaultSpaceRequests implements SpaceRequests {

    private static final int LONGEST_TEXT = 500;
    private static final Duration USUAL_REVIEW = Duration.ofDays(365);
    private static final Duration FARTHEST = Duration.ofDays(3_660);

    private final RequestRepository requests;
    private final ItemRepository items;
    private final SpaceRepository repository;
    private final Spaces spaces;
    private final Accounts accounts;
    private final Rights rights;
    private final Quotas quotas;
    private final SpaceLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSpaceRequests(
            RequestRepository requests,
            ItemRepository items,
            SpaceRepository repository,
            Spaces spaces,
            Accounts accounts,
            Rights rights,
            Quotas quotas,
            SpaceLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.requests = requests;
        this.items = items;
        this.repository = repository;
        this.spaces = spaces;
        this.accounts = accounts;
        this.rights = rights;
        this.quotas = quotas;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public SpaceRequest ask(Actor.Person actor, long itemId, Wish wish) {
        rights.require(actor, Action.USE_SPACE, new Subject.OfAccount(actor.accountId()));
        if (actor.level() == Account.ANONYMOUS) {
            throw new ProblemException(new Problem.Forbidden("What a trial has ends with it. Register to keep it."));
        }
        text("sponsor", wish.sponsor());
        text("reason", wish.reason());
        return transactions.call(() -> {
            repository.lock(actor.accountId());
            SpaceItem item = spaces.get(actor, itemId);
            requireAskable(item);
            Instant until = until(wish.kind(), wish.until(), item);
            long bytes = Objects.requireNonNullElse(wish.bytes(), item.bytes());
            if (bytes < 0) {
                throw invalid("bytes", "Storage is 0 bytes or more.");
            }
            long id = requests.insert(actor.accountId(), itemId, wish, bytes, until, clock.instant());
            SpaceRequest request = get(id);
            letters.requested(accounts.get(actor.name()), item, request);
            record("space.requested", request, actor.name());
            return request;
        });
    }

    private void requireAskable(SpaceItem item) {
        if (item.state() != SpaceItem.State.KEPT) {
            throw new ProblemException(new Problem.WrongState("It is deleted; bring it back first."));
        }
        if (item.keepUntil() == null) {
            throw new ProblemException(new Problem.WrongState("It is kept without an end already."));
        }
        if (requests.hasOpen(item.id())) {
            throw new ProblemException(new Problem.WrongState("A request for it is open already."));
        }
    }

    private Instant until(Kind kind, @Nullable Instant wanted, SpaceItem item) {
        Instant now = clock.instant();
        if (wanted == null && kind == Kind.EXTEND) {
            throw invalid("until", "Say until when it is to be kept.");
        }
        Instant until = wanted == null ? now.plus(USUAL_REVIEW) : wanted;
        Instant promised = item.keepUntil();
        boolean longer = kind == Kind.KEEP ? until.isAfter(now) : promised != null && until.isAfter(promised);
        if (!longer || until.isAfter(now.plus(FARTHEST))) {
            throw invalid(
                    "until",
                    kind == Kind.KEEP
                            ? "It is looked at again within ten years from now."
                            : "It is kept until " + promised + " already; ask for later, within ten years.");
        }
        return until;
    }

    @Override
    public List<SpaceRequest> mine(Actor.Person actor) {
        rights.require(actor, Action.LOOK_AT_SPACE, new Subject.OfAccount(actor.accountId()));
        return requests.listOf(actor.accountId());
    }

    @Override
    public List<SpaceRequest> list(Actor actor, State state) {
        rights.require(actor, Action.DECIDE_ON_STORAGE, new Subject.Everything());
        return requests.list(state);
    }

    @Override
    public SpaceRequest decide(Actor actor, long id, Decision decision) {
        rights.require(actor, Action.DECIDE_ON_STORAGE, new Subject.Everything());
        if (decision.verdict() != Verdict.APPROVE) {
            text("reason", decision.answer());
        }
        SpaceRequest known = get(id);
        return transactions.call(() -> {
            repository.lock(known.accountId());
            SpaceRequest request = requests.lock(id).orElseThrow(() -> missing(id));
            SpaceItem item = items.find(request.itemId()).orElseThrow(() -> missing(id));
            Instant until = Objects.requireNonNullElse(decision.until(), request.until());
            State after = after(request, decision.verdict());
            if (after == State.APPROVED && item.state() != SpaceItem.State.KEPT) {
                throw new ProblemException(new Problem.WrongState("It was deleted meanwhile."));
            }
            if (after == State.APPROVED && !until.isAfter(clock.instant())) {
                throw invalid("until", "That is over; say until when instead.");
            }
            requests.decide(id, after, until, actor.name(), decision.answer(), clock.instant());
            SpaceRequest decided = get(id);
            carryOut(decided, item);
            Account applicant = accounts.get(request.account());
            letters.decided(applicant, item, decided);
            quotas.settle(applicant);
            record("space.request-" + after.name().toLowerCase(Locale.ROOT), decided, actor.name());
            return decided;
        });
    }

    private static State after(SpaceRequest request, Verdict verdict) {
        Set<State> from = switch (verdict) {
            case APPROVE, REFUSE -> Set.of(State.REQUESTED);
            case END -> request.kind() == Kind.KEEP ? Set.of(State.APPROVED) : Set.of();
        };
        if (!from.contains(request.state())) {
            throw new ProblemException(new Problem.WrongState("Request " + request.id() + " is "
                    + request.state().name().toLowerCase(Locale.ROOT) + " already."));
        }
        return switch (verdict) {
            case APPROVE -> State.APPROVED;
            case REFUSE -> State.REFUSED;
            case END -> State.ENDED;
        };
    }

    /** What ends is kept as the rules say from the next round on, after its owner was told. */
    private void carryOut(SpaceRequest request, SpaceItem item) {
        switch (request.state()) {
            case APPROVED -> {
                if (request.kind() == Kind.KEEP) {
                    items.allocate(item.id(), request.bytes(), request.sponsor(), request.until());
                    items.update(item.promised(null, item.ruleId()));
                } else {
                    items.update(item.extended(request.until()).promised(longer(item, request.until()), item.ruleId()));
                }
            }
            case ENDED -> items.allocate(item.id(), null, null, null);
            case REFUSED, REQUESTED -> {
                // Nothing changes.
            }
        }
    }

    private static @Nullable Instant longer(SpaceItem item, Instant until) {
        Instant promised = item.keepUntil();
        return promised == null || promised.isAfter(until) ? promised : until;
    }

    private SpaceRequest get(long id) {
        return requests.find(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(long id) {
        return new ProblemException(new Problem.NotFound("There is no request " + id + "."));
    }

    private void record(String kind, SpaceRequest request, String actor) {
        events.append(
                kind,
                request.accountId(),
                actor,
                Map.of("request", request.id(), "item", request.itemId(), "kind", request.kind()));
    }

    private static void text(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw invalid(field, "Say in 1 to " + LONGEST_TEXT + " characters; others read it.");
        }
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }
}
