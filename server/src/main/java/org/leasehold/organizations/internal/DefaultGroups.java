package org.leasehold.organizations.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups;
import org.leasehold.organizations.Membership;
import org.leasehold.organizations.Membership.State;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Groups, written to the database with their events. Changes of who is in a group happen one after the other. */
@Service
class DefaultGroups implements Groups {

    private static final int MOST_OWNED = 20;
    private static final int MOST_INVITED = 100;
    private static final int MOST_ASKED = 20;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final GroupRepository repository;
    private final Accounts accounts;
    private final Rights rights;
    private final GroupLetters letters;
    private final GroupEndings endings;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultGroups(
            GroupRepository repository,
            Accounts accounts,
            Rights rights,
            GroupLetters letters,
            GroupEndings endings,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.rights = rights;
        this.letters = letters;
        this.endings = endings;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Group get(String name) {
        return repository.find(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("group", name)));
    }

    @Override
    public List<Group> list(String after, int limit) {
        return repository.list(after, limit);
    }

    @Override
    public Group create(Actor.Person actor, GroupDraft draft) {
        requireSignedUp(actor);
        Group wanted =
                GroupText.drafted(new Group(0, GroupText.name(draft.name()), "", "", 0, null, clock.instant()), draft);
        try {
            return transactions.call(() -> {
                if (!actor.administrator() && repository.countOwned(actor.accountId()) >= MOST_OWNED) {
                    throw new ProblemException(new Problem.WrongState(
                            "You own " + MOST_OWNED + " groups; an administrator can make more."));
                }
                Group group = repository.insert(wanted);
                repository.save(new Membership(
                        group.id(),
                        group.name(),
                        actor.accountId(),
                        actor.name(),
                        State.MEMBER,
                        true,
                        group.termsRevision(),
                        "",
                        clock.instant(),
                        null));
                record("group.created", group, actor, Map.of("owner", actor.name()));
                return group;
            });
        } catch (DuplicateKeyException _) {
            throw new ProblemException(new Problem.Taken("There is a group \"" + wanted.name() + "\" already."));
        }
    }

    @Override
    public Group change(Actor actor, String name, GroupDraft draft) {
        Group known = get(name);
        require(actor, Action.RUN_GROUP, known);
        return transactions.call(() -> {
            repository.lock(known.id());
            Group after = GroupText.drafted(get(name), draft);
            repository.update(after);
            record("group.changed", after, actor, Map.of("termsRevision", after.termsRevision()));
            return after;
        });
    }

    @Override
    public List<Membership> of(long accountId) {
        return repository.listOf(accountId, clock.instant());
    }

    @Override
    public List<String> names(long accountId) {
        return of(accountId).stream()
                .filter(membership -> membership.isMember(clock.instant()))
                .map(Membership::group)
                .toList();
    }

    @Override
    public Optional<Membership> find(String group, long accountId) {
        return repository.find(get(group).id(), accountId);
    }

    @Override
    public List<Membership> members(Actor actor, String group) {
        Group found = get(group);
        require(actor, Action.LOOK_AT_MEMBERS, found);
        return repository.listMembers(found.id());
    }

    @Override
    public Membership join(Actor.Person actor, String name, @Nullable Integer termsRevision, String message) {
        requireSignedUp(actor);
        Group group = get(name);
        requireTerms(group, termsRevision);
        return transactions.call(() -> {
            repository.lock(group.id());
            Optional<Membership> before = live(group, actor.accountId());
            if (before.isEmpty()) {
                requireFew("group.asked", actor, MOST_ASKED);
            }
            State state = before.map(Membership::state).orElse(State.ASKING);
            boolean accepted = state == State.INVITED;
            Membership after = new Membership(
                    group.id(),
                    group.name(),
                    actor.accountId(),
                    actor.name(),
                    accepted ? State.MEMBER : state,
                    before.map(Membership::owner).orElse(false),
                    group.termsRevision(),
                    GroupText.message(message),
                    before.filter(_ -> !accepted).map(Membership::since).orElse(clock.instant()),
                    accepted
                            ? end(group, before.get().endsAt())
                            : before.map(Membership::endsAt).orElse(null));
            repository.save(after);
            record(accepted ? "group.joined" : "group.asked", group, actor, Map.of("member", actor.name()));
            if (before.isEmpty()) {
                letters.asked(group, after, owners(group));
            } else if (accepted) {
                letters.joined(group, after, owners(group));
            }
            return after;
        });
    }

    @Override
    public Membership admit(Actor actor, String name, String accountName, Terms terms) {
        Group group = get(name);
        require(actor, Action.RUN_GROUP, group);
        Account account = accounts.get(accountName);
        if (account.level() == Account.ANONYMOUS) {
            throw GroupText.invalid("account", "\"" + account.name() + "\" only tries; who signs up can be a member.");
        }
        requireFuture(terms.endsAt());
        return transactions.call(() -> {
            repository.lock(group.id());
            Optional<Membership> before = live(group, account.id());
            boolean isOwner = before.map(Membership::owner).orElse(false);
            boolean owner = Objects.requireNonNullElse(terms.owner(), isOwner);
            if (isOwner && !owner) {
                requireAnotherOwner(group, account.id());
            }
            if (before.isEmpty()) {
                requireFew("group.invited", actor, MOST_INVITED);
            }
            State state = before.isEmpty() || before.get().state() == State.INVITED ? State.INVITED : State.MEMBER;
            boolean admitted = before.map(Membership::state).equals(Optional.of(State.ASKING));
            Instant kept = before.map(Membership::endsAt).orElse(null);
            Membership after = new Membership(
                    group.id(),
                    group.name(),
                    account.id(),
                    account.name(),
                    state,
                    owner,
                    before.map(Membership::termsAccepted).orElse(null),
                    before.map(Membership::message).orElse(""),
                    admitted ? clock.instant() : before.map(Membership::since).orElse(clock.instant()),
                    terms.endsAt() != null ? terms.endsAt() : admitted ? end(group, null) : kept);
            repository.save(after);
            String kind =
                    state == State.INVITED ? "group.invited" : admitted ? "group.admitted" : "group.member-changed";
            record(kind, group, actor, Map.of("member", account.name(), "owner", owner));
            tell(group, account, before, after, actor);
            return after;
        });
    }

    private void tell(Group group, Account account, Optional<Membership> before, Membership after, Actor by) {
        if (before.isEmpty()) {
            letters.invited(group, account, by.name());
        } else if (after.state() == State.MEMBER && before.get().state() == State.ASKING) {
            letters.admitted(group, account, after);
        } else if (after.state() == State.MEMBER
                && (after.owner() != before.get().owner()
                        || !Objects.equals(after.endsAt(), before.get().endsAt()))) {
            letters.changed(group, account, after);
        }
    }

    @Override
    public void remove(Actor actor, String name, String accountName) {
        Group group = get(name);
        Account account = accounts.get(accountName);
        boolean own = actor instanceof Actor.Person person && person.accountId() == account.id();
        if (!own || !actor.has(Actor.Scope.WRITE)) {
            require(actor, Action.RUN_GROUP, group);
        }
        transactions.run(() -> {
            repository.lock(group.id());
            Optional<Membership> before = repository.find(group.id(), account.id());
            if (before.filter(member -> member.state() == State.MEMBER && member.owner())
                    .isPresent()) {
                requireAnotherOwner(group, account.id());
            }
            if (repository.delete(group.id(), account.id())) {
                record("group.member-removed", group, actor, Map.of("member", account.name()));
                before.filter(_ -> !own).ifPresent(was -> letters.removed(group, account, was.state()));
            }
        });
    }

    @Override
    public List<Grant> grants(String group) {
        return repository.listGrants(get(group).id());
    }

    @Override
    public Grant grant(Actor actor, String name, Grant wanted) {
        rights.require(actor, Action.ADMINISTER, new Subject.Everything());
        GroupText.check(wanted);
        Group group = get(name);
        return transactions.call(() -> {
            Grant grant = repository.insertGrant(group.id(), wanted, actor.name());
            record(
                    "group.granted",
                    group,
                    actor,
                    Map.of(
                            "grant", grant.id(),
                            "what", grant.what().word(),
                            "moreCount", grant.moreCount(),
                            "moreBytes", grant.moreBytes(),
                            "until", grant.until().toString(),
                            "sponsor", grant.sponsor()));
            return grant;
        });
    }

    @Override
    public void endGrant(Actor actor, String name, long id) {
        rights.require(actor, Action.ADMINISTER, new Subject.Everything());
        Group group = get(name);
        transactions.run(() -> {
            if (!repository.endGrant(group.id(), id, clock.instant())) {
                throw new ProblemException(
                        new Problem.NotFound("\"" + name + "\" has no grant " + id + " that is not over."));
            }
            record("group.grant-ended", group, actor, Map.of("grant", id));
        });
    }

    @Override
    public void endDue() {
        endings.due();
    }

    private List<Membership> owners(Group group) {
        return repository.listOwners(group.id(), clock.instant());
    }

    /** Each is a mail to somebody else: nobody makes a flood of them. */
    private void requireFew(String kind, Actor actor, int most) {
        if (!actor.administrator()
                && repository.countSince(kind, actor.name(), clock.instant().minus(A_DAY)) >= most) {
            throw new ProblemException(new Problem.TooManyRequests(
                    "That is enough for a day: at most " + most + " of these are sent for you.", A_DAY));
        }
    }

    /** A membership that is over and not yet cleared away is none. */
    private Optional<Membership> live(Group group, long accountId) {
        return repository
                .find(group.id(), accountId)
                .filter(found -> found.state() != State.MEMBER || found.isMember(clock.instant()));
    }

    private @Nullable Instant end(Group group, @Nullable Instant wanted) {
        Integer days = group.membershipDays();
        return wanted != null || days == null ? wanted : clock.instant().plus(Duration.ofDays(days));
    }

    private void requireAnotherOwner(Group group, long accountId) {
        boolean another = owners(group).stream().anyMatch(owner -> owner.accountId() != accountId);
        if (!another) {
            throw new ProblemException(new Problem.WrongState(
                    "\"" + group.name() + "\" would have no owner. Make another member an owner first."));
        }
    }

    private void requireFuture(@Nullable Instant endsAt) {
        if (endsAt != null && !endsAt.isAfter(clock.instant())) {
            throw GroupText.invalid("endsAt", "A membership ends in the future; to end it now, remove the member.");
        }
    }

    private static void requireTerms(Group group, @Nullable Integer revision) {
        boolean agreed = group.terms().isEmpty() || Objects.equals(revision, group.termsRevision());
        if (!agreed) {
            throw GroupText.invalid(
                    "termsRevision",
                    "\"" + group.name() + "\" has terms; whoever joins agrees to revision " + group.termsRevision()
                            + " of them.");
        }
    }

    private static void requireSignedUp(Actor.Person actor) {
        if (actor.level() == Account.ANONYMOUS) {
            throw new ProblemException(
                    new Problem.Forbidden("Groups are for those who have signed up. Register first."));
        }
        if (!actor.has(Actor.Scope.WRITE)) {
            throw new ProblemException(new Problem.Forbidden("This token has not the scope \"write\"."));
        }
    }

    private void require(Actor actor, Action action, Group group) {
        rights.require(actor, action, new Subject.OfGroup(group.id()));
    }

    private void record(String kind, Group group, Actor actor, Map<String, Object> more) {
        Map<String, Object> detail = new TreeMap<>(more);
        detail.put("group", group.name());
        events.append(kind, group.id(), actor.name(), detail);
    }
}
