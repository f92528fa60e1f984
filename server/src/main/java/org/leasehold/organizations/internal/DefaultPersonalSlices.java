package org.leasehold.organizations.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountEnding;
import org.leasehold.accounts.Actor;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.PersonalSlices;
import org.leasehold.organizations.Slice;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/** Makes a person's own slice when it is first needed, and retires it when the account goes. */
@Service
@Order(AccountEnding.AFTER_LEASES)
class DefaultPersonalSlices implements PersonalSlices, AccountEnding {

    private static final String FAMILY = "personal";
    private static final int NAMES_TRIED = 100;

    private final SliceRepository repository;
    private final SliceDirectory directory;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultPersonalSlices(
            SliceRepository repository,
            SliceDirectory directory,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.directory = directory;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Slice> find(long accountId) {
        return directory.now().slicesOf(accountId).stream()
                .filter(slice -> slice.ownerId() != null && slice.ownerId() == accountId)
                .findFirst();
    }

    @Override
    public Slice of(Actor.Person actor) {
        return find(actor.accountId()).orElseGet(() -> make(actor));
    }

    /** Two of one person's requests may both come here: the account's row lets them in one after the other. */
    private Slice make(Actor.Person actor) {
        return transactions.call(() -> {
            Transactions.afterCommit(directory::changed);
            repository.lockAccount(actor.accountId());
            return repository.findOwned(actor.accountId()).orElseGet(() -> inserted(actor));
        });
    }

    private Slice inserted(Actor.Person actor) {
        Slice slice = repository.insert(new Slice(
                0, freeName(actor.name()), actor.displayName(), FAMILY, "", actor.accountId(), null, clock.instant()));
        repository.addMember(slice.id(), actor.accountId());
        events.append("slice.created", slice.id(), actor.name(), Map.of("name", slice.name()));
        return slice;
    }

    private String freeName(String wanted) {
        List<String> names = Stream.concat(
                        Stream.of(wanted), IntStream.range(2, NAMES_TRIED).mapToObj(number -> wanted + "-" + number))
                .toList();
        List<String> taken = repository.listTaken(names);
        return names.stream().filter(name -> !taken.contains(name)).findFirst().orElseThrow();
    }

    @Override
    public void end(Account account) {
        transactions.run(() -> {
            Transactions.afterCommit(directory::changed);
            repository.retireOwned(account.id(), clock.instant());
        });
    }
}
