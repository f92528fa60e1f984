package org.leasehold.accounts.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Identities;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** Lists identities and takes them away; of two who take the last two away at once, one is refused. */
@Service
class DefaultIdentities implements Identities {

    private final IdentityRepository repository;
    private final IdentityLinking linking;
    private final AccountRepository accounts;
    private final PasswordCheck passwordCheck;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final PasskeyRepository passkeys;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;

    DefaultIdentities(
            IdentityRepository repository,
            IdentityLinking linking,
            AccountRepository accounts,
            PasswordCheck passwordCheck,
            CredentialRepository credentials,
            CredentialMemory memory,
            PasskeyRepository passkeys,
            AccountLetters letters,
            EventLog events,
            Transactions transactions) {
        this.repository = repository;
        this.linking = linking;
        this.accounts = accounts;
        this.passwordCheck = passwordCheck;
        this.credentials = credentials;
        this.memory = memory;
        this.passkeys = passkeys;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public List<Identity> list(long accountId) {
        return repository.list(accountId);
    }

    @Override
    public void showAgain(Actor.Person actor, String password) {
        passwordCheck.checkAgain(actor, password);
    }

    @Override
    public void unlink(
            Actor.Person actor, long id, String password, @Nullable String keptSession, Predicate<String> inUse) {
        showAgain(actor, password);
        transactions.run(() -> {
            AccountRepository.WithHash account =
                    accounts.lock(actor.accountId()).orElseThrow(() -> missing(id));
            List<Identity> all = repository.list(actor.accountId());
            Identity identity =
                    all.stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> missing(id));
            boolean another = all.stream()
                    .anyMatch(one -> one.id() != id && inUse.test(one.who().provider()));
            boolean passkey = !passkeys.list(actor.accountId()).isEmpty();
            if (account.hash() == null && !another && !passkey) {
                throw new ProblemException(
                        new Problem.WrongState("This is the only way to log in to your account. Set a password, or add"
                                + " another way to log in, first."));
            }
            linking.unlink(account.account(), id);
            credentials.deleteSessions(actor.accountId(), keptSession == null ? null : Secret.hash(keptSession));
            events.append(
                    "account.identity-unlinked",
                    actor.accountId(),
                    actor.name(),
                    Map.of("identity", id, "provider", identity.who().provider()));
            letters.identityUnlinked(account.account(), identity.who());
        });
        memory.forget(actor.accountId());
    }

    private static ProblemException missing(long id) {
        return new ProblemException(Problem.NotFound.of("identity", Long.toString(id)));
    }
}
