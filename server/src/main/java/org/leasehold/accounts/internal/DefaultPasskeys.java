package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Passkeys;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Who may add a passkey, who logs in by one, and that each challenge is good once. */
@Service
class DefaultPasskeys implements Passkeys {

    static final Duration TIME_TO_ANSWER = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(DefaultPasskeys.class);
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_OF_AN_ACCOUNT = 50;
    private static final int CHALLENGE_BYTES = 32;

    private final PasskeyRepository repository;
    private final PasskeyCeremony ceremony;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final PasswordCheck passwordCheck;
    private final LogInLimits limits;
    private final SessionStart start;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    DefaultPasskeys(
            PasskeyRepository repository,
            PasskeyCeremony ceremony,
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            PasswordCheck passwordCheck,
            LogInLimits limits,
            SessionStart start,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.ceremony = ceremony;
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.passwordCheck = passwordCheck;
        this.limits = limits;
        this.start = start;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Passkey> list(Actor.Person person) {
        return repository.list(person.accountId());
    }

    @Override
    public String creationOptions(Actor.Person person, String password) {
        passwordCheck.checkAgain(person, password);
        if (repository.list(person.accountId()).size() >= MOST_OF_AN_ACCOUNT) {
            throw new ProblemException(new Problem.WrongState(
                    "You have " + MOST_OF_AN_ACCOUNT + " passkeys. Remove those that you do not need."));
        }
        return ceremony.creationOptions(accounts.get(person.accountId()), newChallenge(person.accountId()));
    }

    @Override
    public Passkey add(Actor.Person person, String label, String credential, @Nullable String cookie) {
        String name = checked(label);
        Account account = accounts.get(person.accountId());
        Passkey added = transactions.call(() -> {
            Passkey kept = keep(account, credential, name);
            if (cookie != null) {
                credentials.strengthen(Secret.hash(cookie));
            }
            events.append("account.passkey-added", account.id(), account.name(), Map.of("passkey", kept.id()));
            letters.passkeyAdded(account, name);
            return kept;
        });
        memory.forget(account.id());
        return added;
    }

    private Passkey keep(Account account, String credential, String label) {
        try {
            PasskeyCeremony.NewKey made = ceremony.readNewKey(credential);
            if (!repository.spendChallenge(made.challenge(), account.id(), clock.instant())) {
                throw invalid("It took too long, or was sent twice. Begin again.");
            }
            return repository.get(ceremony.register(account, made, label));
        } catch (PasskeyCeremony.Refused refused) {
            LOG.info("Refused a passkey of {}: {}", account.name(), refused.getMessage());
            throw invalid("That is no passkey that your browser made for this site. Begin again.");
        }
    }

    @Override
    public void remove(Actor.Person person, long id, String password) {
        passwordCheck.checkAgain(person, password);
        transactions.run(() -> {
            Passkey removed = repository
                    .remove(person.accountId(), id)
                    .orElseThrow(() -> new ProblemException(new Problem.NotFound("You have no passkey " + id + ".")));
            events.append("account.passkey-removed", person.accountId(), person.name(), Map.of("passkey", id));
            letters.passkeyRemoved(accounts.get(person.accountId()), removed.label());
        });
    }

    @Override
    public String requestOptions(InetAddress from) {
        limits.guess(from);
        limits.succeeded(from);
        return ceremony.requestOptions(newChallenge(null));
    }

    @Override
    public Sessions.Begun logIn(String credential, InetAddress from) {
        limits.guess(from);
        Account account = signer(credential);
        limits.succeeded(from);
        return start.begin(account, true);
    }

    private Account signer(String credential) {
        try {
            PasskeyCeremony.Signed signed = ceremony.readSigned(credential);
            // Spent for good, whatever comes of the signature.
            boolean isOurs =
                    transactions.call(() -> repository.spendChallenge(signed.challenge(), null, clock.instant()));
            if (!isOurs) {
                throw refused();
            }
            return repository.findAccount(ceremony.verify(signed)).orElseThrow(DefaultPasskeys::refused);
        } catch (PasskeyCeremony.Refused e) {
            LOG.info("Refused a log-in by passkey: {}", e.getMessage());
            throw refused();
        }
    }

    private byte[] newChallenge(@Nullable Long accountId) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        Instant now = clock.instant();
        transactions.run(() -> repository.insertChallenge(challenge, accountId, now, now.plus(TIME_TO_ANSWER)));
        return challenge;
    }

    private static String checked(String label) {
        String name = label.strip();
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_LABEL || !printable) {
            throw new ProblemException(new Problem.Invalid(
                    "label",
                    "The name of a passkey has from 1 to " + LONGEST_LABEL
                            + " characters, none of them a control character."));
        }
        return name;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(new Problem.Invalid("credential", detail));
    }

    private static ProblemException refused() {
        return new ProblemException(
                new Problem.NotLoggedIn("That passkey is not known here, or it took too long. Try again."));
    }
}
