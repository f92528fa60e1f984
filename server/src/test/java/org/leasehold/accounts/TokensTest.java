package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;

class TokensTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private static final Actor SYSTEM = new Actor.System();
    private static final String PASSWORD = "the password of all";

    private final Tokens tokens = modules.the(Tokens.class);
    private final Authentication authentication = modules.the(Authentication.class);

    @BeforeAll
    static void createAccounts() {
        Accounts accounts = modules.the(Accounts.class);
        accounts.create(SYSTEM, new NewAccount("ada", "Ada", null, PASSWORD, false, false));
        accounts.create(SYSTEM, new NewAccount("monitor", "Monitor", null, PASSWORD, false, true));
        accounts.create(SYSTEM, new NewAccount("admin", "Admin", null, PASSWORD, true, false));
    }

    @Test
    void aTokenActsForItsAccountWithinItsScopes() {
        Tokens.Made made = make("ada", null, Scope.READ);

        assertThat(made.secret()).matches("lh_[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(authentication.byToken(made.secret())).hasValueSatisfying(known -> {
            assertThat(known.actor().name()).isEqualTo("ada");
            assertThat(known.actor().scopes()).containsExactly(Scope.READ);
            assertThat(known.expiresAt()).isEqualTo(modules.clock().instant().plus(Duration.ofDays(365)));
        });
        assertThat(tokens.list(known(made).accountId())).contains(made.token());
    }

    @Test
    void aTokenEndsWhenItSaysAndAtOnceWhenRevoked() {
        Instant soon = modules.clock().instant().plusSeconds(2);
        Tokens.Made brief = make("ada", soon, Scope.READ);
        Tokens.Made revoked = make("ada", null, Scope.WRITE);
        Actor.Person ada = known(revoked);
        assertThat(authentication.byToken(brief.secret())).isPresent();

        tokens.revoke(ada, revoked.token().id());
        modules.clock().advance(Duration.ofSeconds(2));

        assertThat(authentication.byToken(brief.secret())).isEmpty();
        assertThat(authentication.byToken(revoked.secret())).isEmpty();
        problemOf(
                Problem.NotFound.class, () -> tokens.revoke(ada, revoked.token().id()));
    }

    @Test
    void nobodyRevokesTheTokensOfOthers() {
        Tokens.Made adas = make("ada", null, Scope.READ);
        Actor.Person admin = known(make("admin", null, Scope.WRITE));

        problemOf(
                Problem.NotFound.class, () -> tokens.revoke(admin, adas.token().id()));
        assertThat(authentication.byToken(adas.secret())).isPresent();
    }

    @Test
    void aTokenCanDoNoMoreThanWhatItIsMadeWith() {
        Actor.Person reader = known(make("ada", null, Scope.READ));

        problemOf(
                Problem.Forbidden.class,
                () -> tokens.make(reader, new Tokens.Wish("more", Set.of(Scope.READ, Scope.WRITE), null)));
    }

    @Test
    void onlyProducersAndAdministratorsPushStatus() {
        assertThat(problemOf(Problem.Forbidden.class, () -> make("ada", null, Scope.STATUS))
                        .detail())
                .contains("status");
        Tokens.Made monitors = make("monitor", null, Scope.STATUS);
        assertThat(known(monitors).scopes()).containsExactly(Scope.STATUS);
        assertThat(known(make("admin", null, Scope.STATUS)).scopes()).containsExactly(Scope.STATUS);

        modules.the(Accounts.class)
                .change(SYSTEM, "monitor", new AccountChange(null, null, null, null, null, false, null));

        assertThat(known(monitors).scopes()).isEmpty();
        modules.the(Accounts.class)
                .change(SYSTEM, "monitor", new AccountChange(null, null, null, null, null, true, null));
    }

    @Test
    void wishesThatMakeNoSenseAreRefused() {
        Instant now = modules.clock().instant();

        assertThat(problemOf(Problem.Invalid.class, () -> make("ada", now, Scope.READ))
                        .field())
                .isEqualTo("expiresAt");
        problemOf(Problem.Invalid.class, () -> make("ada", now.plus(Duration.ofDays(3_000)), Scope.READ));
        assertThat(problemOf(Problem.Invalid.class, () -> make("ada", null)).field())
                .isEqualTo("scopes");
        problemOf(
                Problem.NotLoggedIn.class,
                () -> tokens.make(
                        new Credentials("ada", "wrong", InetAddress.getLoopbackAddress()),
                        new Tokens.Wish("x", Set.of(Scope.READ), null)));
    }

    private Tokens.Made make(String account, @Nullable Instant expiresAt, Scope... scopes) {
        return tokens.make(
                new Credentials(account, PASSWORD, InetAddress.getLoopbackAddress()),
                new Tokens.Wish("test", Set.of(scopes), expiresAt));
    }

    private Actor.Person known(Tokens.Made made) {
        return authentication.byToken(made.secret()).orElseThrow().actor();
    }
}
