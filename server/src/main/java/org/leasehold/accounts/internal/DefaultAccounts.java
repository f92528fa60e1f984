package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.SqlFailure;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Accounts, written to the database with their events. */
@Service
class DefaultAccounts implements Accounts {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int LONGEST_DISPLAY_NAME = 200;

    /** What events call those who are no account. */
    private static final Set<String> RESERVED = Set.of(new Actor.Anonymous().name(), new Actor.System().name());

    private final AccountRepository repository;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final Passwords passwords;
    private final PasswordCheck passwordCheck;
    private final ConfirmationRepository confirmations;
    private final AccountLetters letters;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultAccounts(
            AccountRepository repository,
            CredentialRepository credentials,
            CredentialMemory memory,
            Passwords passwords,
            PasswordCheck passwordCheck,
            ConfirmationRepository confirmations,
            AccountLetters letters,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.credentials = credentials;
        this.memory = memory;
        this.passwords = passwords;
        this.passwordCheck = passwordCheck;
        this.confirmations = confirmations;
        this.letters = letters;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String name) {
        return repository.find(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Account get(String name) {
        return find(name).orElseThrow(() -> new ProblemException(Problem.NotFound.of("account", name)));
    }

    @Override
    public boolean hasPassword(long accountId) {
        return repository.hasPassword(accountId);
    }

    @Override
    public Optional<Account> find(long id) {
        return repository.find(id);
    }

    @Override
    public List<Account> listAdministrators() {
        return repository.listAdministrators();
    }

    @Override
    public List<Account> list(String part, String after, int limit) {
        return repository.list(part, after, limit);
    }

    @Override
    public boolean hasNoAdministrator() {
        return repository.hasNoAdministrator();
    }

    @Override
    public Account create(Actor actor, NewAccount wanted) {
        NewAccount checked = new NewAccount(
                name(wanted.name()),
                displayName(wanted.displayName()),
                email(wanted.email()),
                wanted.password(),
                wanted.administrator(),
                wanted.producer());
        String hash = wanted.password() == null ? null : passwords.hash("password", wanted.password());
        return unique(checked.name(), checked.email(), () -> {
            Account account = repository.insert(checked, hash, clock.instant());
            events.append("account.created", account.id(), actor.name(), describe(account));
            return account;
        });
    }

    @Override
    public Account change(Actor actor, String name, AccountChange change) {
        String hash = change.password() == null ? null : passwords.hash("password", change.password());
        String wantedEmail = change.email() == null ? null : email(change.email());
        Account changed = unique(name, wantedEmail, () -> {
            List<Long> administrators = repository.lockAdministrators();
            Account before = get(name);
            Account after = changed(before, change);
            requireSomeAdministrator(administrators, after);
            repository.update(after);
            if (hash != null) {
                repository.updateHash(after.id(), hash);
                credentials.deleteSessions(after.id(), null);
                letters.passwordChanged(after);
            }
            if (after.disabled()) {
                credentials.deleteSessions(after.id(), null);
            }
            if (hash != null || change.email() != null || after.disabled()) {
                confirmations.voidOf(after.id(), clock.instant());
            }
            events.append("account.changed", after.id(), actor.name(), describe(after));
            return after;
        });
        memory.forget(changed.id());
        return changed;
    }

    @Override
    public void changePassword(Actor.Person actor, String current, String wanted, @Nullable String keptSession) {
        passwordCheck.checkAgain(actor, current);
        String hash = passwords.hash("new", wanted);
        transactions.run(() -> {
            repository.updateHash(actor.accountId(), hash);
            credentials.deleteSessions(actor.accountId(), keptSession == null ? null : Secret.hash(keptSession));
            confirmations.voidOf(actor.accountId(), clock.instant());
            letters.passwordChanged(repository.get(actor.accountId()));
            events.append("account.password-changed", actor.accountId(), actor.name(), Map.of());
        });
        memory.forget(actor.accountId());
    }

    private static Account changed(Account before, AccountChange change) {
        String email = change.email() == null ? before.email() : email(change.email());
        return new Account(
                before.id(),
                before.subject(),
                before.name(),
                change.displayName() == null ? before.displayName() : displayName(change.displayName()),
                email,
                Objects.equals(email, before.email()) ? before.emailConfirmedAt() : null,
                level(before, change.level()),
                or(change.administrator(), before.administrator()),
                or(change.producer(), before.producer()),
                or(change.disabled(), before.disabled()),
                before.createdAt(),
                before.endsAt());
    }

    private static int level(Account before, @Nullable Integer wanted) {
        if (wanted == null || wanted == before.level()) {
            return before.level();
        }
        if (wanted < Account.BASIC || wanted > Account.HIGHEST || before.level() == Account.ANONYMOUS) {
            throw invalid(
                    "level",
                    "The level of an account that has signed up is from " + Account.BASIC + " to " + Account.HIGHEST
                            + "; nobody gives or takes level " + Account.ANONYMOUS + ".");
        }
        return wanted;
    }

    private static boolean or(@Nullable Boolean wanted, boolean before) {
        return wanted == null ? before : wanted;
    }

    private static void requireSomeAdministrator(List<Long> administrators, Account after) {
        boolean last = administrators.equals(List.of(after.id()));
        if (last && (after.disabled() || !after.administrator())) {
            throw new ProblemException(new Problem.WrongState(
                    "\"" + after.name() + "\" is the last administrator. Make somebody else an administrator first."));
        }
    }

    private <T> T unique(String name, @Nullable String email, Supplier<T> write) {
        try {
            return transactions.call(write);
        } catch (DuplicateKeyException e) {
            boolean byEmail = "account_email_key".equals(SqlFailure.constraintOf(e));
            throw new ProblemException(new Problem.Taken(
                    byEmail
                            ? "Another account has the e-mail address \"" + email + "\"."
                            : "There is an account \"" + name + "\" already."));
        }
    }

    private static String name(String wanted) {
        String name = wanted.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    "name",
                    "The name of an account has from 1 to 63 letters a to z, digits, dots, hyphens or"
                            + " underscores, and begins with a letter or digit; \"" + wanted + "\" is none.");
        }
        if (RESERVED.contains(name)) {
            throw invalid("name", "\"" + name + "\" cannot be the name of an account; it is what events call others.");
        }
        return name;
    }

    static String displayName(String wanted) {
        String stripped = wanted.strip();
        boolean printable = stripped.codePoints().noneMatch(Character::isISOControl);
        if (stripped.isEmpty() || stripped.length() > LONGEST_DISPLAY_NAME || !printable) {
            throw invalid(
                    "displayName",
                    "The name to show has from 1 to " + LONGEST_DISPLAY_NAME
                            + " characters, none of them a control character.");
        }
        return stripped;
    }

    private static @Nullable String email(@Nullable String wanted) {
        return wanted == null || wanted.isBlank()
                ? null
                : address("email", wanted).text();
    }

    static EmailAddress address(String field, String wanted) {
        return EmailAddress.find(wanted)
                .orElseThrow(() -> invalid(field, "\"" + wanted.strip() + "\" is no e-mail address."));
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }

    static Map<String, Object> describe(Account account) {
        return Map.of(
                "name", account.name(),
                "level", account.level(),
                "administrator", account.administrator(),
                "producer", account.producer(),
                "disabled", account.disabled());
    }
}
