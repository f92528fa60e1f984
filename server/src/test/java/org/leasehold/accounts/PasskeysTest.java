package org.leasehold.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.net.InetAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.Problem;
import org.leasehold.testing.Modules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What browsers are asked and what is refused; that a real browser gets in is shown by the browser tests. */
class PasskeysTest {

    @RegisterExtension
    static final Modules modules = Modules.in("org.leasehold.accounts");

    private static final String PASSWORD = "the password of ada";
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");

    private final Passkeys passkeys = modules.the(Passkeys.class);

    @BeforeAll
    static void createAccount() {
        modules.the(Accounts.class)
                .create(new Actor.System(), new NewAccount("ada", "Ada", "ada@example.org", PASSWORD, false, false));
    }

    @Test
    void aBrowserIsAskedForAKeyOfOurSiteThatChecksItsPerson() {
        JsonNode options = JsonMapper.shared().readTree(passkeys.creationOptions(ada(), PASSWORD));

        assertThat(options.at("/rp/id").asString()).isEqualTo("leases.example.org");
        assertThat(options.at("/user/name").asString()).isEqualTo("ada");
        assertThat(options.at("/authenticatorSelection/userVerification").asString())
                .isEqualTo("required");
        assertThat(options.at("/authenticatorSelection/residentKey").asString()).isEqualTo("required");
    }

    @Test
    void theNameThatDevicesKeepSaysNothingOfTheAccount() {
        String id = JsonMapper.shared()
                .readTree(passkeys.creationOptions(ada(), PASSWORD))
                .at("/user/id")
                .asString();

        assertThat(java.util.Base64.getUrlDecoder().decode(id)).hasSize(16);
    }

    @Test
    void aNewKeyTakesThePassword() {
        problemOf(Problem.NotLoggedIn.class, () -> passkeys.creationOptions(ada(), "another password"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                        + "\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"attestationObject\":\"AA\"}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":"
                        + "\"eyJjaGFsbGVuZ2UiOiJBQUFBIn0\",\"authenticatorData\":\"AA\",\"signature\":\"AA\","
                        + "\"attestationObject\":\"AA\"}}"
            })
    void whatIsNoKeyIsRefusedAndSaid(String credential) {
        problemOf(Problem.NotLoggedIn.class, () -> passkeys.logIn(credential, HOME));
        assertThat(problemOf(Problem.Invalid.class, () -> passkeys.add(ada(), "laptop", credential, null))
                        .field())
                .isEqualTo("credential");
        assertThat(passkeys.list(ada())).isEmpty();
    }

    @Test
    void challengesDiffer() {
        assertThat(passkeys.requestOptions(HOME)).isNotEqualTo(passkeys.requestOptions(HOME));
    }

    private static Actor.Person ada() {
        Account account = modules.the(Accounts.class).get("ada");
        return new Actor.Person(account.id(), "ada", "Ada", 1, false, Actor.Scope.all());
    }
}
