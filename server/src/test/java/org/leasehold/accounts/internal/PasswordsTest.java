package org.leasehold.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.PasswordCost;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

class PasswordsTest {

    private final Passwords passwords = new Passwords(PasswordCost.USUAL);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = passwords.hash("password", "correct horse battery staple");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.match("correct horse battery staple", hash)).isTrue();
        assertThat(passwords.match("correct horse battery stapl", hash)).isFalse();
        assertThat(passwords.hash("password", "correct horse battery staple")).isNotEqualTo(hash);
    }

    @Test
    void whoHasNoPasswordCostsTheSameAndNeverMatches() {
        String hash = passwords.hash("password", "correct horse battery staple");

        assertThat(hash.substring(0, hash.indexOf("p=1$")))
                .as("the same work for accounts that are not there")
                .isEqualTo(passwords.nobodys().substring(0, passwords.nobodys().indexOf("p=1$")));
        assertThat(hash).hasSameSizeAs(passwords.nobodys());
        assertThat(passwords.match("anything at all", null)).isFalse();
    }

    @Test
    void hashesOfWeakerParametersAreToBeRenewed() {
        assertThat(passwords.isOutdated(passwords.nobodys())).isFalse();
        assertThat(passwords.isOutdated(passwords.nobodys().replace("m=19456", "m=9216")))
                .isTrue();
    }

    @Test
    void tooShortAndTooLongAreRefusedBeforeAnyWork() {
        Problem.Invalid tooShort = problemOf(Problem.Invalid.class, () -> passwords.hash("new", "1234567"));

        assertThat(tooShort.field()).isEqualTo("new");
        assertThat(tooShort.detail()).contains("12").contains("7").doesNotContain("1234567");
        problemOf(Problem.Invalid.class, () -> passwords.hash("new", "x".repeat(1_001)));
        assertThat(passwords.match("x".repeat(1_001), null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "passwordpassword",
                "qwertyuiop12",
                "123456789012",
                "aaaaaaaaaaaa",
                "P@ssw0rd2026"
            })
    void whatThoseWhoGuessTryFirstIsRefused(String leaked) {
        Problem.Invalid refused = problemOf(Problem.Invalid.class, () -> passwords.hash("new", leaked));

        assertThat(refused.field()).isEqualTo("new");
        assertThat(refused.detail()).contains("guesses").doesNotContain(leaked);
    }

    @Test
    void aLongPasswordIsJudgedAsQuickly() {
        assertThat(passwords.hash("new", "the lamp hums, seven gulls argue; ".repeat(29)))
                .isNotEmpty();
    }

    @Test
    void whenTooManyLogInAtOnceTheRestIsToldToComeAgain() {
        Passwords few = new Passwords(PasswordCost.USUAL, 8);
        Executor each = Executors.newVirtualThreadPerTaskExecutor();
        List<CompletableFuture<String>> attempts = IntStream.range(0, 40)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> attempt(few), each))
                .toList();

        assertThat(attempts.stream().map(CompletableFuture::join).distinct())
                .containsExactlyInAnyOrder("no match", "too-many-requests");
        few.close();
    }

    private static String attempt(Passwords few) {
        try {
            return few.match("guess", null) ? "match" : "no match";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }
}
