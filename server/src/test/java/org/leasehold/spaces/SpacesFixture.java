package org.leasehold.spaces;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Retention;
import org.leasehold.testing.Modules;
import org.leasehold.testing.SpaceFolder;

/** Spaces without the rest of the service, with short words for what tests of them do all the time. */
final class SpacesFixture {

    static final Actor SYSTEM = new Actor.System();

    private final SpaceFolder folder = new SpaceFolder();
    private final Modules modules = Modules.in(
                    "org.leasehold.accounts", "org.leasehold.organizations", "org.leasehold.spaces")
            .with(SpaceSettings.class, folder::settings);
    private int count;

    Modules modules() {
        return modules;
    }

    SpaceFolder folder() {
        return folder;
    }

    Spaces spaces() {
        return modules.the(Spaces.class);
    }

    SpaceCare care() {
        return modules.the(SpaceCare.class);
    }

    /** Somebody who has signed up, with an address. */
    Actor.Person person(String name) {
        String handle = name + "-" + ++count;
        Account account = modules.the(Accounts.class)
                .create(SYSTEM, new NewAccount(handle, name, handle + "@example.org", null, false, false));
        return actor(account, false);
    }

    Actor.Person administrator(String name) {
        String handle = name + "-" + ++count;
        Account account = modules.the(Accounts.class)
                .create(SYSTEM, new NewAccount(handle, name, handle + "@example.org", null, true, false));
        return actor(account, true);
    }

    private static Actor.Person actor(Account account, boolean administrator) {
        return new Actor.Person(
                account.id(), account.name(), account.displayName(), account.level(), administrator, Actor.Scope.all());
    }

    Account account(Actor.Person person) {
        return modules.the(Accounts.class).get(person.name());
    }

    void setLevel(Actor.Person person, int level) {
        modules.the(Accounts.class)
                .change(SYSTEM, person.name(), new AccountChange(null, null, null, level, null, null, null));
    }

    /** Where a tool writes the person's things. */
    Path of(Actor.Person person, String part) {
        return folder.of(account(person).subject()).resolve(part);
    }

    SpaceItem put(Actor.Person person, String name) {
        return spaces().put(person, Limited.NOTEBOOKS, name, new byte[100]);
    }

    SpaceItem now(Actor.Person person, SpaceItem item) {
        return spaces().get(person, item.id());
    }

    /** Time passes, and somebody looks after the spaces at the end of it. */
    void pass(Duration time) {
        modules.clock().advance(time);
        care().keepDue();
    }

    /** The same, looked after every day. */
    void passDays(int days) {
        for (int day = 0; day < days; day++) {
            pass(Duration.ofDays(1));
        }
    }

    Instant today() {
        return modules.clock().instant();
    }

    /** Limits one person alone. */
    void limit(
            Actor.Person person,
            Limited what,
            @Nullable Long count,
            @Nullable Long bytes,
            @Nullable String keepFor,
            @Nullable String warnBefore) {
        modules.the(Limits.class)
                .set(
                        SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.One(person.accountId()),
                                what,
                                count,
                                bytes,
                                Retention.parse(keepFor),
                                warnBefore == null ? null : Retention.period(warnBefore),
                                "a test"));
    }

    /** The subjects of the mails to somebody, the oldest first. */
    List<String> mails(Actor.Person person) {
        return mails(person, "subject");
    }

    /** What the last mail to somebody said. */
    String lastMail(Actor.Person person) {
        return mails(person, "body_text").getLast();
    }

    private List<String> mails(Actor.Person person, String part) {
        return modules.database()
                .jdbc()
                .sql("select " + part + " from letter where recipient = :to order by id")
                .param("to", person.name() + "@example.org")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
