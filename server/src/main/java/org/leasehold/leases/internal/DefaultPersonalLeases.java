package org.leasehold.leases.internal;

import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.accounts.Actor;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.Leases;
import org.leasehold.leases.PersonalLeases;
import org.leasehold.organizations.PersonalSlices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/** What people lease for themselves, from their first log-in to their last. */
@Service
@Order(AccountEnding.LEASES)
class DefaultPersonalLeases implements PersonalLeases, AccountEnding {

    private final Inventory inventory;
    private final PersonalSlices slices;
    private final LeaseBook book;
    private final Leases leases;

    DefaultPersonalLeases(Inventory inventory, PersonalSlices slices, LeaseBook book, Leases leases) {
        this.inventory = inventory;
        this.slices = slices;
        this.book = book;
        this.leases = leases;
    }

    @Override
    public void prepare(Actor.Person person) {
        boolean welcome = inventory.catalogue().facilities().stream()
                .map(facility -> facility.policy().personalLevel())
                .anyMatch(least -> least != null && person.level() >= least);
        if (welcome) {
            slices.of(person);
        }
    }

    /** Cancels what the account leases for itself; what runs is cut at the next grain. */
    @Override
    public void end(Account account) {
        slices.find(account.id())
                .ifPresent(slice ->
                        book.toCome(slice.id()).forEach(lease -> leases.cancel(new Actor.System(), lease.id())));
    }
}
