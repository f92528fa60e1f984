package org.leasehold.organizations.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Slices, written to the database with their events and read from the directory. */
@Service
class DefaultSlices implements Slices {

    private final SliceRepository repository;
    private final SliceDirectory directory;
    private final Accounts accounts;
    private final Rights rights;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSlices(
            SliceRepository repository,
            SliceDirectory directory,
            Accounts accounts,
            Rights rights,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.directory = directory;
        this.accounts = accounts;
        this.rights = rights;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Slice> findSlice(String name) {
        return directory.now().find(name);
    }

    @Override
    public Slice getSlice(String name) {
        return findSlice(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("slice", name)));
    }

    @Override
    public Slice getSlice(long id) {
        return directory
                .now()
                .find(id)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("There is no slice number " + id + ".")));
    }

    @Override
    public List<Slice> listOf(Actor actor) {
        return actor instanceof Actor.Person person ? ofAccount(person.accountId()) : List.of();
    }

    @Override
    public List<Slice> ofAccount(long accountId) {
        return directory.now().slicesOf(accountId);
    }

    @Override
    public List<Slice> list(String search, String after, int limit) {
        String wanted = search.toLowerCase(Locale.ROOT);
        return directory.now().after(after).stream()
                .filter(slice -> contains(slice.name(), wanted) || contains(slice.title(), wanted))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean isMember(long accountId, long sliceId) {
        return directory.now().isMember(accountId, sliceId);
    }

    @Override
    public List<String> members(long sliceId) {
        return repository.listMemberNames(sliceId);
    }

    @Override
    public Set<Long> memberIds(long sliceId) {
        return directory.now().members(sliceId);
    }

    @Override
    public Slice create(Actor actor, SliceDraft draft) {
        requireAdministrator(actor);
        Slice wanted = drafted(
                new Slice(0, draft.name(), null, SliceRepository.UNKNOWN_FAMILY, "", null, null, clock.instant()),
                draft);
        SliceText.wrongName(wanted.name()).ifPresent(detail -> refuse("name", detail));
        try {
            return change(() -> {
                Slice slice = repository
                        .lock(wanted.name())
                        .filter(before -> before.ownerId() == null && before.isExpired(clock.instant()))
                        .map(before -> begunAnew(before, wanted))
                        .orElseGet(() -> repository.insert(wanted));
                record("slice.created", slice, actor, Map.of());
                return slice;
            });
        } catch (DuplicateKeyException _) {
            throw new ProblemException(new Problem.Taken("There is a slice \"" + wanted.name() + "\" already."));
        }
    }

    @Override
    public Slice change(Actor actor, String name, SliceDraft draft) {
        requireAdministrator(actor);
        return change(() -> {
            Slice before =
                    repository.lock(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("slice", name)));
            Slice after = drafted(before, draft);
            repository.update(after);
            record("slice.changed", after, actor, Map.of());
            return after;
        });
    }

    private Slice begunAnew(Slice before, Slice wanted) {
        Slice after = new Slice(
                before.id(),
                before.name(),
                wanted.title(),
                wanted.family(),
                wanted.country(),
                null,
                wanted.expiresAt(),
                before.createdAt());
        repository.removeMembers(before.id());
        repository.update(after);
        return after;
    }

    @Override
    public Slice renew(Actor actor, String name, Instant expiresAt) {
        rights.require(
                actor, Action.RENEW_SLICE, new Subject.OfSlice(getSlice(name).id()));
        Instant now = clock.instant();
        if (!expiresAt.isAfter(now)) {
            throw refusedRenewal("in the past", "an instant after " + now);
        }
        Instant latest = now.plus(RENEWAL);
        if (expiresAt.isAfter(latest) && !rights.may(actor, Action.ADMINISTER, new Subject.Everything())) {
            throw refusedRenewal("more than " + RENEWAL.toDays() + " days ahead", "an instant up to " + latest);
        }
        return expiring("slice.renewed", actor, name, expiresAt);
    }

    private static ProblemException refusedRenewal(String where, String allowed) {
        return new ProblemException(new Problem.Refused(
                "renewal", "expiresAt", "The expiry of a slice cannot lie " + where + ".", allowed));
    }

    @Override
    public void close(Actor actor, String name) {
        requireAdministrator(actor);
        change(() -> {
            Slice closed = expiring("slice.closed", actor, name, clock.instant());
            repository.removeMembers(closed.id());
            return closed;
        });
    }

    private Slice expiring(String kind, Actor actor, String name, Instant expiresAt) {
        return change(() -> {
            Slice before =
                    repository.lock(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("slice", name)));
            Slice after = new Slice(
                    before.id(),
                    before.name(),
                    before.title(),
                    before.family(),
                    before.country(),
                    before.ownerId(),
                    expiresAt,
                    before.createdAt());
            repository.update(after);
            record(kind, after, actor, Map.of());
            return after;
        });
    }

    @Override
    public void addMember(Actor actor, String sliceName, String accountName) {
        requireAdministrator(actor);
        addMember(actor, getSlice(sliceName), accounts.get(accountName));
    }

    @Override
    public void addMember(Actor actor, Slice slice, Account account) {
        requireAdministrator(actor);
        change(() -> {
            if (repository.addMember(slice.id(), account.id())) {
                record("slice.member-added", slice, actor, Map.of("member", account.name()));
            }
            return slice;
        });
    }

    @Override
    public void removeMember(Actor actor, String sliceName, String accountName) {
        requireAdministrator(actor);
        Slice slice = getSlice(sliceName);
        Account account = accounts.get(accountName);
        change(() -> {
            if (repository.removeMember(slice.id(), account.id())) {
                record("slice.member-removed", slice, actor, Map.of("member", account.name()));
            }
            return slice;
        });
    }

    @Override
    public Map<String, Slice> ensure(Actor actor, Collection<String> names) {
        requireAdministrator(actor);
        names.forEach(name -> SliceText.wrongName(name).ifPresent(detail -> refuse("slice", detail)));
        return change(() -> {
            for (Slice slice : repository.insertMissing(new HashSet<>(names), clock.instant())) {
                record("slice.created", slice, actor, Map.of());
            }
            return repository.list(names).stream()
                    .collect(Collectors.toMap(Slice::name, Function.identity(), (one, _) -> one, TreeMap::new));
        });
    }

    @Override
    public Set<Long> ids(Collection<String> names) {
        SliceDirectory.Contents contents = directory.now();
        return names.stream()
                .map(contents::find)
                .flatMap(Optional::stream)
                .map(Slice::id)
                .collect(Collectors.toSet());
    }

    /** Writes, and has everybody here see it as soon as it is committed. */
    private <T> T change(Supplier<T> write) {
        return transactions.call(() -> {
            Transactions.afterCommit(directory::changed);
            return write.get();
        });
    }

    private void record(String kind, Slice slice, Actor actor, Map<String, Object> more) {
        Map<String, Object> detail = new TreeMap<>(more);
        detail.put("name", slice.name());
        events.append(kind, slice.id(), actor.name(), detail);
    }

    private void requireAdministrator(Actor actor) {
        rights.require(actor, Action.ADMINISTER, new Subject.Everything());
    }

    private static Slice drafted(Slice before, SliceDraft draft) {
        String title = Objects.requireNonNullElse(before.title(), "");
        String newTitle = draft.title() == null ? title : draft.title().strip();
        String family =
                draft.family() == null ? before.family() : draft.family().strip();
        String country =
                draft.country() == null ? before.country() : draft.country().strip();
        SliceText.wrongTitle(newTitle).ifPresent(detail -> refuse("title", detail));
        SliceText.wrongFamily(family).ifPresent(detail -> refuse("family", detail));
        SliceText.wrongCountry(country).ifPresent(detail -> refuse("country", detail));
        return new Slice(
                before.id(),
                before.name(),
                newTitle.isEmpty() ? null : newTitle,
                family.isEmpty() ? SliceRepository.UNKNOWN_FAMILY : family,
                country,
                before.ownerId(),
                draft.expiresAt() == null ? before.expiresAt() : draft.expiresAt(),
                before.createdAt());
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static void refuse(String field, String detail) {
        throw new ProblemException(new Problem.Invalid(field, detail));
    }
}
