package org.leasehold.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.Problem;

/** Requirement T2. */
class HandlesTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada-lovelace",
        "Élodie Durand, elodie-durand",
        "  Dr. José  Núñez!, dr-jose-nunez",
        "3 musketeers, musketeers",
        "A very long name that does not fit at all, a-very-long-name-that-does-not"
    })
    void aNameIsMadeOfWhatPeopleCallSomebody(String displayName, String name) {
        assertThat(Handles.propose(displayName, _ -> false)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"李小龙", "X", "admin", "ada@example.org", "--"})
    void whereThatMakesNoneOrTellsTheAddressItIsRandom(String displayName) {
        assertThat(Handles.propose(displayName, _ -> false)).matches("u-[a-z2-9]{8}");
    }

    @Test
    void ofSeveralWithOneNameTheLaterAreNumbered() {
        assertThat(Handles.propose("Ada", Set.of("ada", "ada-2")::contains)).isEqualTo("ada-3");
        String longest = "a".repeat(31);
        assertThat(Handles.propose(longest, longest::equals)).isEqualTo("a".repeat(29) + "-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1ada", "-ada", "ada.lovelace", "ada_l", "ada@x", "anonymous", "leasehold", "ädä"})
    void whatSomeToolCannotTakeIsRefused(String wanted) {
        assertThat(problemOf(Problem.Invalid.class, () -> Handles.check(wanted)).field())
                .isEqualTo("name");
    }

    @Test
    void anyCaseIsTaken() {
        assertThat(Handles.check(" Ada-2 ")).isEqualTo("ada-2");
    }
}
