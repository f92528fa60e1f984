package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class PreferencesTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private final Preferences preferences = modules.the(Preferences.class);

    @Test
    void eachAccountFindsItsOwnAgain() {
        long ada = create("ada");
        long ben = create("ben");

        preferences.put(ada, "layout.run", "{\"widgets\": [\"map\"]}");
        preferences.put(ada, "layout.run", "{\"widgets\": [\"map\", \"table\"]}");

        assertThat(preferences.find(ada, "layout.run")).contains("{\"widgets\": [\"map\", \"table\"]}");
        assertThat(preferences.find(ada, "layout.plan")).isEmpty();
        assertThat(preferences.find(ben, "layout.run")).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        long carol = create("carol");

        problemOf(Problem.Invalid.class, () -> preferences.put(carol, "key", "not json"));
        problemOf(Problem.Invalid.class, () -> preferences.put(carol, "key", "\"\\u0000\""));
        problemOf(Problem.Invalid.class, () -> preferences.put(carol, "a key", "1"));
        problemOf(Problem.Invalid.class, () -> preferences.put(carol, "key", "\"" + "ä".repeat(33_000) + "\""));
        assertThat(preferences.find(carol, "key")).isEmpty();
    }

    @Test
    void anAccountKeepsABoundedNumber() {
        long dan = create("dan");
        for (int number = 0; number < 200; number++) {
            preferences.put(dan, "key" + number, "1");
        }

        problemOf(Problem.Invalid.class, () -> preferences.put(dan, "one-more", "1"));
        preferences.put(dan, "key7", "2");
        assertThat(preferences.find(dan, "key7")).contains("2");
    }

    private static long create(String name) {
        return modules.the(Accounts.class)
                .create(new Actor.System(), new NewAccount(name, name, null, null, false, false))
                .id();
    }
}
