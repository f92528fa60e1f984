package org.leasehold.accounts.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.SecondFactor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.springframework.stereotype.Service;

/** Sets up, and takes away, the second step of a log-in. */
@Service
class DefaultSecondFactor implements SecondFactor {

    private static final String ISSUER = "Leasehold";
    private static final int RECOVERY_CODES = 10;

    /** Without letters that look like others; 16 of them are 79 bits, which nobody guesses. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int RECOVERY_LETTERS = 16;

    private final SecondFactorRepository repository;
    private final PasskeyRepository passkeys;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final OneTimeCodes codes;
    private final SecondStep secondStep;
    private final PasswordCheck passwordCheck;
    private final LogInLimits limits;
    private final AccountSettings settings;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    DefaultSecondFactor(
            SecondFactorRepository repository,
            PasskeyRepository passkeys,
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            OneTimeCodes codes,
            SecondStep secondStep,
            PasswordCheck passwordCheck,
            LogInLimits limits,
            AccountSettings settings,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.codes = codes;
        this.secondStep = secondStep;
        this.passwordCheck = passwordCheck;
        this.limits = limits;
        this.settings = settings;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Status status(Actor.Person person) {
        Account account = accounts.get(person.accountId());
        Optional<SecondFactorRepository.OneTimeSecret> secret = repository.find(account.id());
        return new Status(
                secret.map(SecondFactorRepository.OneTimeSecret::confirmedAt).orElse(null),
                repository.countRecoveryCodes(account.id()),
                settings.administratorsNeedSecondFactor() && account.administrator() && !person.administrator());
    }

    @Override
    public AppSecret begin(Actor.Person person, String password) {
        passwordCheck.checkAgain(person, password);
        byte[] secret = codes.newSecret();
        if (!transactions.call(() -> repository.offer(person.accountId(), secret))) {
            throw new ProblemException(
                    new Problem.WrongState("Codes are set up already. Take them away before you set up others."));
        }
        return new AppSecret(OneTimeCodes.letters(secret), OneTimeCodes.address(secret, ISSUER, person.name()));
    }

    @Override
    public List<String> confirm(Actor.Person person, String code, @Nullable String cookie) {
        limits.guess(person.name());
        if (!secondStep.spendFirst(person.accountId(), code.replaceAll("\\s", ""))) {
            throw new ProblemException(new Problem.Invalid(
                    "code", "That is not the code that the app shows just now. Is the clock of its device right?"));
        }
        limits.succeeded(person.name());
        List<String> recovery = newRecoveryCodes();
        Instant now = clock.instant();
        transactions.run(() -> {
            if (!repository.confirm(person.accountId(), now)) {
                throw new ProblemException(new Problem.WrongState("Codes are set up already."));
            }
            keep(person, recovery, cookie);
            note(person, "account.second-factor-set-up", letters::secondFactorSetUp);
        });
        memory.forget(person.accountId());
        return recovery;
    }

    @Override
    public List<String> renewRecoveryCodes(Actor.Person person, String password, String code) {
        requireBoth(person, password, code);
        List<String> recovery = newRecoveryCodes();
        transactions.run(() -> {
            repository.replaceRecoveryCodes(person.accountId(), hashes(recovery));
            note(person, "account.recovery-codes-renewed", letters::recoveryCodesRenewed);
        });
        return recovery;
    }

    @Override
    public void remove(Actor.Person person, String password, String code) {
        requireBoth(person, password, code);
        transactions.run(() -> {
            repository.remove(person.accountId());
            note(person, "account.second-factor-removed", letters::secondFactorRemoved);
        });
    }

    @Override
    public void reset(Actor actor, String name) {
        Account account =
                accounts.find(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("account", name)));
        transactions.run(() -> {
            repository.remove(account.id());
            passkeys.removeAll(account.id());
            credentials.deleteSessions(account.id(), null);
            events.append("account.second-factor-reset", account.id(), actor.name(), Map.of());
            letters.secondFactorRemoved(account);
        });
        memory.forget(account.id());
    }

    /** Whoever has only the password, or only the device, must not change what is asked for. */
    private void requireBoth(Actor.Person person, String password, String code) {
        Account account = accounts.get(person.accountId());
        if (!secondStep.isAskedOf(account)) {
            throw new ProblemException(new Problem.WrongState("Your account has no codes set up."));
        }
        passwordCheck.checkAgain(person, password);
        limits.guess(person.name());
        secondStep.require(account, code);
        limits.succeeded(person.name());
    }

    private void keep(Actor.Person person, List<String> recovery, @Nullable String cookie) {
        repository.replaceRecoveryCodes(person.accountId(), hashes(recovery));
        Secret.Hash kept = cookie == null ? null : Secret.hash(cookie);
        credentials.deleteSessions(person.accountId(), kept);
        if (kept != null) {
            credentials.strengthen(kept);
        }
    }

    private void note(Actor.Person person, String kind, Consumer<Account> letter) {
        events.append(kind, person.accountId(), person.name(), Map.of());
        letter.accept(accounts.get(person.accountId()));
    }

    private List<String> newRecoveryCodes() {
        return IntStream.range(0, RECOVERY_CODES).mapToObj(_ -> recoveryCode()).toList();
    }

    /** Such as "k7mn-4pqr-x2yz-ab3d". */
    private String recoveryCode() {
        String letters = IntStream.range(0, RECOVERY_LETTERS)
                .mapToObj(_ -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    private static List<Secret.Hash> hashes(List<String> recovery) {
        return recovery.stream().map(code -> Secret.hash(code.replace("-", ""))).toList();
    }
}
