package org.leasehold.handoff;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Groups;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** Decides whether somebody may open a tool now. Every way into a tool asks here, each time. */
@Component
public class Admission {

    private static final int LEASES_READ = 1_000;

    private final Accounts accounts;
    private final Rights rights;
    private final Slices slices;
    private final Groups groups;
    private final Inventory inventory;
    private final Leases leases;
    private final InstantSource clock;

    Admission(
            Accounts accounts,
            Rights rights,
            Slices slices,
            Groups groups,
            Inventory inventory,
            Leases leases,
            InstantSource clock) {
        this.accounts = accounts;
        this.rights = rights;
        this.slices = slices;
        this.groups = groups;
        this.inventory = inventory;
        this.leases = leases;
        this.clock = clock;
    }

    /** What is decided. */
    public sealed interface Decision {

        /**
         * The person may open the tool.
         *
         * @param until when that ends as far as is known; {@link Instant#MAX}: nothing ends it
         * @param groups the names of the slices and groups that the person is a member of
         */
        record Admitted(Account account, Instant until, List<String> groups) implements Decision {

            public Admitted {
                groups = List.copyOf(groups);
            }
        }

        /** @param reason in words for the person */
        record Refused(String reason) implements Decision {}
    }

    /** Whether the person may open the tool at this moment. */
    public Decision decide(Actor.Person person, Tool tool) {
        Optional<Account> found = accounts.find(person.name());
        if (found.isEmpty()
                || found.get().id() != person.accountId()
                || found.get().disabled()) {
            return new Decision.Refused("This account is not in use any more.");
        }
        Account account = found.get();
        if (!isSafeHandle(account.name())) {
            return new Decision.Refused("The name \"" + account.name() + "\" means something else to tools.");
        }
        try {
            rights.require(person, Action.OPEN_TOOL, new Subject.OfTool(tool.name(), tool.level()));
        } catch (ProblemException refused) {
            return new Decision.Refused(refused.problem().detail());
        }
        List<Slice> own = slices.listOf(person);
        Optional<Instant> end = endOfRight(account, tool, own);
        return end.filter(clock.instant()::isBefore).isPresent()
                ? new Decision.Admitted(account, end.get(), circles(account, own))
                : new Decision.Refused(whatIsMissing(tool));
    }

    /** What tools call groups: slices and groups, each name once (row X5). */
    private List<String> circles(Account account, List<Slice> own) {
        return Stream.concat(own.stream().map(Slice::name), groups.names(account.id()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Until when account and lease last; absent when a lease is needed and there is none. */
    private Optional<Instant> endOfRight(Account account, Tool tool, List<Slice> own) {
        Instant endOfAccount = orNever(account.endsAt());
        return tool.facility() == null
                ? Optional.of(endOfAccount)
                : endOfLease(tool.facility(), own).map(end -> end.isBefore(endOfAccount) ? end : endOfAccount);
    }

    private Optional<Instant> endOfLease(String facilityName, List<Slice> own) {
        Optional<Facility> facility = inventory.catalogue().findFacility(facilityName);
        if (own.isEmpty() || facility.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> ids = own.stream().map(Slice::id).collect(Collectors.toSet());
        Instant now = clock.instant();
        LeaseFilter running = new LeaseFilter(facility.get().id(), null, ids, List.of(), now, now.plusMillis(1));
        return leases.list(running, null, LEASES_READ, false).stream()
                .filter(lease -> isHeld(lease) && lease.span().contains(now))
                .map(lease -> lease.span().end())
                .max(Comparator.naturalOrder());
    }

    /** An OPEN lease whose span has begun starts within a fraction of a second. */
    private static boolean isHeld(Lease lease) {
        return lease.state().isRunning() || lease.state() instanceof LeaseState.Open;
    }

    private String whatIsMissing(Tool tool) {
        if (tool.facility() == null) {
            return "Your trial is over.";
        }
        String facility = inventory
                .catalogue()
                .findFacility(tool.facility())
                .map(Facility::title)
                .orElse(tool.facility());
        return tool.title() + " opens for whoever holds a lease of " + facility
                + " at the moment, and none of your slices does. Book one; it opens when the lease starts.";
    }

    private static Instant orNever(@Nullable Instant end) {
        return end == null ? Instant.MAX : end;
    }

    /**
     * Zeppelin takes {@code anonymous} for nobody and reads more into names that begin with {@code #Pac4j}; the Hub
     * lowers capitals (row T2). No account has such a name, and if one had, it would open nothing.
     */
    static boolean isSafeHandle(String name) {
        return name.matches("[a-z0-9][a-z0-9._-]{0,62}")
                && !name.toLowerCase(Locale.ROOT).equals("anonymous");
    }
}
