package org.leasehold.accounts.internal;

import java.util.Optional;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Sessions;
import org.leasehold.accounts.Trials;
import org.leasehold.common.database.Transactions;
import org.springframework.stereotype.Service;

/** Sessions in the database, so that every server knows them and a restart ends none. */
@Service
class DefaultSessions implements Sessions {

    private final PasswordCheck passwordCheck;
    private final SessionStart start;
    private final Trials trials;
    private final CredentialRepository repository;
    private final CredentialMemory memory;
    private final Transactions transactions;

    DefaultSessions(
            PasswordCheck passwordCheck,
            SessionStart start,
            Trials trials,
            CredentialRepository repository,
            CredentialMemory memory,
            Transactions transactions) {
        this.passwordCheck = passwordCheck;
        this.start = start;
        this.trials = trials;
        this.repository = repository;
        this.memory = memory;
        this.transactions = transactions;
    }

    @Override
    public Begun logIn(Credentials credentials) {
        return start.begin(passwordCheck.check(credentials));
    }

    @Override
    public void logOut(String cookie) {
        Optional<Long> account = transactions.call(() -> repository.deleteSession(Secret.hash(cookie)));
        account.ifPresent(memory::forget);
        account.ifPresent(trials::end);
    }
}
