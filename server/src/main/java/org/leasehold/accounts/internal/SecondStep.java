package org.leasehold.accounts.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Component;

/** The second step of a log-in, for those who have set one up: a code of their app, or a recovery code. */
@Component
class SecondStep {

    private final SecondFactorRepository repository;
    private final OneTimeCodes codes;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    SecondStep(
            SecondFactorRepository repository,
            OneTimeCodes codes,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.codes = codes;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean isAskedOf(Account account) {
        return confirmed(account.id()).isPresent();
    }

    /** Spends the code if it is one that is good now. */
    boolean spend(Account account, @Nullable String typed) {
        String code = typed == null ? "" : typed.replaceAll("[\\s-]", "");
        return code.length() == 6 ? spendOneTime(account.id(), code) : spendRecovery(account, code);
    }

    /** Whether this is a code of a secret that an app may just have got. */
    boolean spendFirst(long accountId, String code) {
        return repository
                .find(accountId)
                .filter(secret -> spend(accountId, secret.secret(), code))
                .isPresent();
    }

    /** @throws ProblemException {@code not-logged-in} */
    void require(Account account, String code) {
        if (!spend(account, code)) {
            throw wrong();
        }
    }

    static ProblemException wrong() {
        return new ProblemException(new Problem.NotLoggedIn("That code is another one, or was used already."));
    }

    private Optional<SecondFactorRepository.OneTimeSecret> confirmed(long accountId) {
        return repository.find(accountId).filter(secret -> secret.confirmedAt() != null);
    }

    private boolean spendOneTime(long accountId, String code) {
        return confirmed(accountId)
                .filter(secret -> spend(accountId, secret.secret(), code))
                .isPresent();
    }

    private boolean spend(long accountId, byte[] secret, String code) {
        OptionalLong step = codes.stepOf(secret, code, clock.instant());
        return step.isPresent() && transactions.call(() -> repository.spend(accountId, step.getAsLong()));
    }

    private boolean spendRecovery(Account account, String code) {
        Instant now = clock.instant();
        return transactions.call(() -> {
            boolean spent = repository.spendRecoveryCode(account.id(), Secret.hash(code.toLowerCase(Locale.ROOT)), now);
            if (spent) {
                int left = repository.countRecoveryCodes(account.id());
                events.append("account.recovery-code-used", account.id(), account.name(), Map.of("left", left));
                letters.recoveryCodeUsed(account, left);
            }
            return spent;
        });
    }
}
