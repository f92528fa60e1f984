package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Registration;
import org.leasehold.accounts.Registration.Status;
import org.leasehold.accounts.Registrations;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Wanted;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.stereotype.Service;

/** Registrations, written to the database with their letters and events. */
@Service
class DefaultRegistrations implements Registrations {

    private static final Duration LIFE = Duration.ofDays(2);
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_PURPOSE = 4_000;

    private final RegistrationRepository repository;
    private final AccountRepository accounts;
    private final AccountMaking making;
    private final ConfirmationRepository confirmations;
    private final ConfirmationLimits limits;
    private final AccountLetters accountLetters;
    private final RegistrationLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultRegistrations(
            RegistrationRepository repository,
            AccountRepository accounts,
            AccountMaking making,
            ConfirmationRepository confirmations,
            ConfirmationLimits limits,
            AccountLetters accountLetters,
            RegistrationLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.making = making;
        this.confirmations = confirmations;
        this.limits = limits;
        this.accountLetters = accountLetters;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void submit(Wish wish, InetAddress from) {
        limits.wish(from);
        EmailAddress email = DefaultAccounts.address("email", wish.email());
        Wish checked = checked(wish);
        limits.letter(email);
        transactions.run(() -> {
            repository.forgetUnanswered(email, clock.instant().minus(LIFE));
            if (accounts.findByLogin(email.text()).isPresent()) {
                accountLetters.alreadySignedUp(email);
            } else if (repository.isWaiting(email)) {
                letters.asksAlready(email);
            } else {
                String secret = Secret.random();
                long id = repository.insert(checked, email, Secret.hash(secret), clock.instant());
                letters.verify(email, secret);
                events.append("registration.submitted", id, new Actor.Anonymous().name(), Map.of());
            }
        });
    }

    private static Wish checked(Wish wish) {
        return new Wish(
                wish.email(),
                DefaultAccounts.displayName(wish.displayName()),
                text("affiliation", wish.affiliation(), LONGEST_LINE),
                wish.sliceName() == null || wish.sliceName().isBlank()
                        ? null
                        : text("slice_name", wish.sliceName(), LONGEST_LINE),
                text("purpose", wish.purpose(), LONGEST_PURPOSE));
    }

    private static String text(String field, String wanted, int longest) {
        String text = wanted.strip();
        boolean printable = text.codePoints().noneMatch(letter -> Character.isISOControl(letter) && letter != '\n');
        if (text.isEmpty() || text.length() > longest || !printable) {
            throw new ProblemException(new Problem.Invalid(
                    field,
                    "\"" + field + "\" has from 1 to " + longest + " characters, none of them a control character."));
        }
        return text;
    }

    @Override
    public boolean verify(String secret) {
        if (!Secret.looksRight(secret, "")) {
            return false;
        }
        Instant now = clock.instant();
        return transactions.call(() -> {
            Optional<Registration> verified = repository.verify(Secret.hash(secret), now.minus(LIFE), now);
            verified.ifPresent(registration -> {
                accounts.listAdministrators()
                        .forEach(administrator -> letters.somebodyAsks(administrator, registration));
                events.append("registration.verified", registration.id(), new Actor.Anonymous().name(), Map.of());
            });
            return verified.isPresent();
        });
    }

    @Override
    public void refuse(String secret) {
        if (Secret.looksRight(secret, "")) {
            transactions.run(() -> repository.refuse(Secret.hash(secret)));
        }
    }

    @Override
    public List<Registration> list() {
        return repository.list();
    }

    @Override
    public Optional<Registration> find(long id) {
        return repository.find(id);
    }

    @Override
    public void delete(Actor actor, long id) {
        transactions.run(() -> {
            if (!repository.delete(id)) {
                throw missing(id);
            }
            events.append("registration.deleted", id, actor.name(), Map.of());
        });
    }

    @Override
    public Account approve(Actor actor, long id, @Nullable String comment, Consumer<Account> besides) {
        return transactions.call(() -> {
            Registration registration = decided(actor, id, Status.APPROVED, comment);
            EmailAddress email = DefaultAccounts.address("email", registration.email());
            if (accounts.findByLogin(email.text()).isPresent()) {
                throw new ProblemException(
                        new Problem.Taken("Another account has the e-mail address \"" + email + "\"."));
            }
            Account account = making.create(new AccountMaking.Wanted(null, registration.displayName(), email, null));
            repository.belongsTo(id, account.id());
            besides.accept(account);
            ConfirmationSecrets secrets = ConfirmationSecrets.random();
            Wanted password = new Wanted(Purpose.RECOVERY, email, account.id(), null, null, null);
            confirmations.insert(
                    password, secrets, clock.instant(), clock.instant().plus(LIFE));
            letters.welcome(email, account, secrets);
            return account;
        });
    }

    @Override
    public void reject(Actor actor, long id, @Nullable String comment) {
        transactions.run(() -> decided(actor, id, Status.REJECTED, comment));
    }

    private Registration decided(Actor actor, long id, Status status, @Nullable String comment) {
        Registration registration = repository.lock(id).orElseThrow(() -> missing(id));
        if (registration.status() != Status.PENDING_ADMIN) {
            throw new ProblemException(new Problem.WrongState("Registration " + id + " is "
                    + registration.status().word() + "; only one that is "
                    + Status.PENDING_ADMIN.word() + " is decided on."));
        }
        String words = comment == null || comment.isBlank() ? null : text("comment", comment, LONGEST_PURPOSE);
        repository.decide(id, status, words, clock.instant());
        events.append("registration." + status.word(), id, actor.name(), Map.of());
        return registration;
    }

    private static ProblemException missing(long id) {
        return new ProblemException(new Problem.NotFound("There is no registration " + id + "."));
    }
}
