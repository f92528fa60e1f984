package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class AccountsTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private static final Actor SYSTEM = new Actor.System();

    private final Accounts accounts = modules.the(Accounts.class);

    @Test
    void aNewAccountIsFoundInAnyCaseAndRecorded() {
        Account created =
                accounts.create(SYSTEM, new NewAccount("Grace", " Grace ", "Grace@Example.org", null, false, true));

        assertThat(accounts.find("GRACE")).contains(created);
        assertThat(created.name()).isEqualTo("grace");
        assertThat(created.displayName()).isEqualTo("Grace");
        assertThat(created.email()).isEqualTo("grace@example.org");
        assertThat(created.createdAt()).isEqualTo(modules.clock().instant());
        assertThat(events(created)).containsExactly("account.created leasehold");
    }

    @Test
    void noTwoAccountsShareANameOrAnAddress() {
        accounts.create(SYSTEM, new NewAccount("hal", "Hal", "hal@example.org", null, false, false));

        assertThat(problemOf(Problem.Taken.class, () -> create("HAL", null)).detail())
                .contains("hal");
        assertThat(problemOf(Problem.Taken.class, () -> create("hal2", "HAL@example.org"))
                        .detail())
                .contains("hal@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "ä", "a/b", "anonymous", "Leasehold"})
    void namesThatCannotBeAreRefused(String name) {
        assertThat(problemOf(Problem.Invalid.class, () -> create(name, null)).field())
                .isEqualTo("name");
    }

    @Test
    void otherWordsAreCheckedToo() {
        assertThat(problemOf(Problem.Invalid.class, () -> create("ok", "no address"))
                        .field())
                .isEqualTo("email");
        assertThat(problemOf(
                                Problem.Invalid.class,
                                () -> accounts.create(
                                        SYSTEM, new NewAccount("ok", "a\u0007b", null, null, false, false)))
                        .field())
                .isEqualTo("displayName");
    }

    @Test
    void whatIsNotNamedInAChangeStays() {
        Account before = accounts.create(SYSTEM, new NewAccount("ida", "Ida", "ida@example.org", null, false, false));

        Account after = accounts.change(SYSTEM, "Ida", new AccountChange("Ida B", null, null, null, null, true, null));

        assertThat(after)
                .isEqualTo(new Account(
                        before.id(),
                        before.subject(),
                        "ida",
                        "Ida B",
                        "ida@example.org",
                        null,
                        Account.BASIC,
                        false,
                        true,
                        false,
                        before.createdAt(),
                        null));
        assertThat(accounts.get("ida")).isEqualTo(after);
        assertThat(accounts.change(SYSTEM, "ida", new AccountChange(null, "", null, null, null, null, null))
                        .email())
                .isNull();
    }

    @Test
    void theLastAdministratorStays() {
        accounts.create(SYSTEM, new NewAccount("root1", "Root", null, null, true, false));
        accounts.create(SYSTEM, new NewAccount("root2", "Root", null, null, true, false));
        AccountChange demote = new AccountChange(null, null, null, null, false, null, null);
        AccountChange disable = new AccountChange(null, null, null, null, null, null, true);

        accounts.change(SYSTEM, "root1", demote);

        problemOf(Problem.WrongState.class, () -> accounts.change(SYSTEM, "root2", demote));
        problemOf(Problem.WrongState.class, () -> accounts.change(SYSTEM, "root2", disable));
        assertThat(accounts.hasNoAdministrator()).isFalse();
    }

    @Test
    void accountsAreListedByNameAPageAtATime() {
        for (String name : List.of("p1", "p2", "p3")) {
            create(name, null);
        }
        List<String> names = new ArrayList<>();
        for (List<Account> page = accounts.list("", "p", 2); !page.isEmpty(); ) {
            page.forEach(account -> names.add(account.name()));
            page = accounts.list("", names.getLast(), 2);
        }

        assertThat(names).startsWith("p1", "p2", "p3").isSorted();
    }

    @Test
    void changingWhoIsNotThereSaysSo() {
        AccountChange nothing = new AccountChange(null, null, null, null, null, null, null);

        assertThat(problemOf(Problem.NotFound.class, () -> accounts.change(SYSTEM, "nobody", nothing))
                        .detail())
                .contains("nobody");
    }

    @Test
    void passwordsAreInNoText() {
        assertThat(new NewAccount("a", "A", null, "secret words", false, false).toString())
                .doesNotContain("secret");
        assertThat(new AccountChange("A", null, "secret words", null, null, null, null).toString())
                .doesNotContain("secret");
    }

    private Account create(String name, @org.jspecify.annotations.Nullable String email) {
        return accounts.create(SYSTEM, new NewAccount(name, "Somebody", email, null, false, false));
    }

    private static List<String> events(Account account) {
        return modules.database()
                .jdbc()
                .sql(
                        "select kind || ' ' || actor from event where subject_id = ? and kind like 'account.%' order by id")
                .param(account.id())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
