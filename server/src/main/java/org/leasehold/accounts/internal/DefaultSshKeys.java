package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.SshKey;
import org.leasehold.accounts.SshKeys;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** SSH keys, written to the database with their events. */
@Service
class DefaultSshKeys implements SshKeys {

    private static final int MOST_OF_AN_ACCOUNT = 50;

    private final SshKeyRepository repository;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSshKeys(SshKeyRepository repository, EventLog events, Transactions transactions, InstantSource clock) {
        this.repository = repository;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<SshKey> list(long accountId) {
        return repository.list(List.of(accountId));
    }

    @Override
    public List<SshKey> list(Collection<Long> accountIds) {
        return repository.list(accountIds);
    }

    @Override
    public SshKey add(Actor actor, long accountId, String line, String comment) {
        SshKeyLine key = SshKeyLine.read(line, comment);
        return transactions.call(() -> {
            repository.lockAccount(accountId);
            return repository.find(accountId, key.body()).orElseGet(() -> insert(actor, accountId, key));
        });
    }

    private SshKey insert(Actor actor, long accountId, SshKeyLine line) {
        if (list(accountId).size() >= MOST_OF_AN_ACCOUNT) {
            throw new ProblemException(new Problem.WrongState(
                    "There are " + MOST_OF_AN_ACCOUNT + " keys. Delete those that are no longer used."));
        }
        SshKey key = repository.insert(accountId, line, clock.instant());
        events.append("account.ssh-key-added", accountId, actor.name(), Map.of("key", key.id()));
        return key;
    }

    @Override
    public void delete(Actor actor, long accountId, long keyId) {
        transactions.run(() -> {
            if (!repository.delete(accountId, keyId)) {
                throw new ProblemException(new Problem.NotFound("There is no SSH key " + keyId + "."));
            }
            events.append("account.ssh-key-deleted", accountId, actor.name(), Map.of("key", keyId));
        });
    }
}
