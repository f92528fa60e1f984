package org.leasehold.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.providers.StagedProvider.back;
import static org.leasehold.providers.StagedProvider.parameters;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.providers.StagedProvider.Lie;
import org.leasehold.providers.StagedProvider.Person;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** Row O2, the code flow: what is sent, what is believed of the answer, and what goes wrong on the way. */
class ProtocolTest {

    private static final Person ADA = new Person("ada-at-idp", "Ada", "ada@example.org", true);

    /** Set by the world's clock before each use: the world makes its own. */
    @RegisterExtension
    static final StagedProvider idp =
            new StagedProvider(() -> ProtocolTest.world().clock().instant());

    @RegisterExtension
    static final World world = World.standingStill()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ProviderSettings.class,
                    () -> new ProviderSettings(
                            List.of(idp.oidc("idp", false), idp.oidc("twin", false), idp.gitHub(), idp.facebook())));

    private final Visitor ada = Visitor.of(world);

    private static World world() {
        return world;
    }

    @AfterEach
    void theProviderIsHonestAgain() {
        idp.lies(Lie.NONE);
        idp.isAheadBy(Duration.ZERO);
        world.pass(Duration.ofHours(2));
    }

    private String arrive(Visitor visitor, Person person) {
        return visitor.open(idp.consents(visitor.setOut("idp", Map.of()), person))
                .location();
    }

    @Test
    void o2_theRequestHasAllThatItMustHave() {
        URI address = ada.setOut("idp", Map.of("next", "/plan"));

        assertThat(address.toString()).startsWith(idp.issuer() + "/authorize?tenant=lab&");
        Map<String, String> request = parameters(address.getRawQuery());
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", StagedProvider.CLIENT)
                .containsEntry("redirect_uri", Visitor.PORTAL + "/api/v1/account/providers/idp/callback")
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256");
        assertThat(request.get("state")).hasSize(43);
        assertThat(request.get("nonce")).hasSize(43).isNotEqualTo(request.get("state"));
        assertThat(request.get("code_challenge")).hasSize(43);
        assertThat(address.toString())
                .doesNotContain(ada.cookie("leasehold_provider").orElseThrow());
    }

    @Test
    void o2_whatTheDatabaseHoldsOfAnAttemptRedeemsNothing() {
        URI address = ada.setOut("idp", Map.of());
        String rows = world.database()
                .jdbc()
                .sql("select coalesce(string_agg(a::text, ' '), '') from provider_attempt a")
                .query(String.class)
                .single();

        assertThat(rows)
                .doesNotContain(
                        ada.cookie("leasehold_provider").orElseThrow(),
                        parameters(address.getRawQuery()).get("state"),
                        parameters(address.getRawQuery()).get("nonce"));
    }

    @Test
    void o2_anHonestProviderIsBelieved() {
        assertThat(arrive(ada, ADA)).isEqualTo("/welcome");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OTHER_ISSUER_IN_DISCOVERY", "SERVER_FAULT", "NEVER_ANSWERS", "DRIPS", "TALKS_FOR_EVER"})
    void o2_aLyingProviderLogsNobodyIn(Lie lie) {
        URI address = ada.setOut("idp", Map.of());
        idp.lies(lie);

        String page = ada.open(idp.consents(address, ADA)).location();

        assertThat(page).isEqualTo("/login?provider=idp&failed=distrusted");
        assertThat(ada.name()).isEmpty();
        assertThat(ada.get("account/newcomer").status()).isEqualTo(404);
    }

    @Test
    void o2_anotherIssuerInItsOwnWordsIsRefusedAtTheBeginning() {
        ada.setOut("idp", Map.of());
        idp.lies(Lie.OTHER_ISSUER_IN_DISCOVERY);
        world.pass(Duration.ofHours(2));
        // What it said before still holds; a provider that never said anything right is not used.
        assertThat(ada.post("account/providers/idp/attempts", Map.of()).status())
                .isEqualTo(201);
        world.restart();
        assertThat(ada.post("account/providers/idp/attempts", Map.of()).problem())
                .isEqualTo("503 unavailable");
    }

    @ParameterizedTest
    @CsvSource({"50, true", "-50, true", "-250, true", "90, false", "-400, false"})
    void o2_clocksMayDifferByAMinute(int secondsAhead, boolean believed) {
        idp.isAheadBy(Duration.ofSeconds(secondsAhead));

        assertThat(arrive(ada, ADA)).isEqualTo(believed ? "/welcome" : "/login?provider=idp&failed=distrusted");
    }

    @Test
    void o2_aKeyThatIsNewIsAskedFor() {
        arrive(Visitor.of(world), ADA);
        idp.rotates();

        assertThat(arrive(ada, ADA)).isEqualTo("/welcome");
    }

    @Test
    void o2_anAnswerOfAnotherIssuerOrOfNoneIsRefused() {
        URI first = ada.setOut("idp", Map.of());
        assertThat(ada.open(idp.consentsNameless(first, ADA)).location())
                .isEqualTo("/login?provider=idp&failed=distrusted");
        URI second = ada.setOut("idp", Map.of());
        assertThat(ada.open(idp.consentsNameless(second, ADA) + "&iss=https://evil.example.org")
                        .location())
                .isEqualTo("/login?provider=idp&failed=distrusted");
        URI third = ada.setOut("github", Map.of());
        assertThat(ada.open(idp.consentsNameless(third, ADA) + "&iss=https://evil.example.org")
                        .location())
                .isEqualTo("/login?provider=github&failed=distrusted");
    }

    @Test
    void o2_anAnswerForOneProviderIsNoneForAnother() {
        URI address = ada.setOut("idp", Map.of());
        String answer = idp.consents(address, ADA).replace("/providers/idp/", "/providers/twin/");

        assertThat(ada.open(answer).location()).isEqualTo("/login?provider=twin&failed=over");
    }

    @Test
    void o2_anotherBrowserCannotGoOnWithIt() {
        String answer = idp.consents(ada.setOut("idp", Map.of()), ADA);
        Visitor eve = Visitor.of(world);

        assertThat(eve.open(answer).location()).isEqualTo("/login?provider=idp&failed=over");
        eve.setOut("idp", Map.of());
        assertThat(eve.open(answer).location()).isEqualTo("/login?provider=idp&failed=over");
        assertThat(eve.get("account/newcomer").status()).isEqualTo(404);
        assertThat(ada.open(answer).location()).as("whose it is still can").isEqualTo("/welcome");
    }

    @Test
    void o2_ofManyWhoShowOneAnswerAtOnceOneIsLetIn() throws Exception {
        String answer = idp.consents(ada.setOut("idp", Map.of()), ADA);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> pages = IntStream.range(0, 30)
                    .mapToObj(_ -> many.submit(() -> ada.open(answer).location()))
                    .toList();
            int in = 0;
            for (Future<String> page : pages) {
                in += page.get().equals("/welcome") ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void o2_anAttemptIsOverAfterAQuarterOfAnHour() {
        String answer = idp.consents(ada.setOut("idp", Map.of()), ADA);
        world.pass(Duration.ofMinutes(16));

        assertThat(ada.open(answer).location()).isEqualTo("/login?provider=idp&failed=over");
    }

    @Test
    void o2_aRestartInTheMiddleLosesNothing() {
        String answer = idp.consents(ada.setOut("idp", Map.of("next", "/plan")), ADA);
        world.restart();
        assertThat(ada.open(answer).location()).isEqualTo("/welcome");
        world.restart();
        assertThat(ada.get("account/newcomer").json().path("next").asString()).isEqualTo("/plan");
    }

    @Test
    void o2_twoTabsMayBothBeUnderWay() {
        URI first = ada.setOut("idp", Map.of());
        URI second = ada.setOut("github", Map.of());

        assertThat(ada.open(idp.consents(first, ADA)).location()).isEqualTo("/welcome");
        assertThat(ada.open(idp.consentsNameless(second, ADA)).location()).isEqualTo("/welcome");
    }

    @Test
    void o2_aPersonWhoSaysNoIsToldSo() {
        Map<String, String> request = parameters(ada.setOut("idp", Map.of()).getRawQuery());

        assertThat(ada.open(back(request) + "&error=access_denied&iss=" + idp.issuer())
                        .location())
                .isEqualTo("/login?provider=idp&failed=refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                "//evil.example.org/",
                "/\\evil.example.org/",
                "/%09/evil.example.org",
                "\t//evil.example.org",
                "/..//evil.example.org",
                "javascript:alert(1)",
                "/login?next=/plan"
            })
    void o2_nobodyIsSentToAnotherSite(String next) {
        Visitor visitor = Visitor.of(world);
        visitor.open(idp.consents(visitor.setOut("idp", Map.of("next", next)), ADA));

        String page = visitor.get("account/newcomer").json().path("next").asString();

        assertThat(page).isIn("/status", "/%09/evil.example.org");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_FAULT", "NEVER_ANSWERS", "DRIPS", "TALKS_FOR_EVER"})
    void aProviderThatIsDownOrSlowIsSaidPlainly(Lie lie) {
        URI address = ada.setOut("idp", Map.of());
        idp.lies(lie);

        assertThat(ada.open(idp.consents(address, ADA)).location()).isEqualTo("/login?provider=idp&failed=unreachable");
    }

    @Test
    void aProviderThatIsDownFromTheBeginningStopsNothingAndIsAskedAgainWhenItIsBack() {
        idp.lies(Lie.SERVER_FAULT);
        world.restart();

        Visitor.Page refused = ada.post("account/providers/idp/attempts", Map.of());
        assertThat(refused.problem()).isEqualTo("503 unavailable");
        assertThat(refused.json().path("detail").asString()).contains("The idp does not answer", "another way");
        assertThat(ada.get("account/providers").json().path("items").size()).isEqualTo(4);
        idp.lies(Lie.NONE);
        world.pass(Duration.ofSeconds(6));
        assertThat(arrive(ada, ADA)).isEqualTo("/welcome");
    }

    @Test
    void o1_gitHubIsAskedForThePrimaryAddress() {
        Person grace = new Person("grace", "", "grace@example.org", true);
        assertThat(ada.open(idp.consentsNameless(ada.setOut("github", Map.of()), grace))
                        .location())
                .isEqualTo("/welcome");

        var newcomer = ada.get("account/newcomer").json();
        assertThat(newcomer.path("email").asString()).isEqualTo("grace@example.org");
        assertThat(newcomer.path("displayName").asString()).isEqualTo("grace");
        assertThat(newcomer.path("name").asString()).isEqualTo("grace");
    }

    @Test
    void o1_gitHubsFaultsAreFoundThoughItAnswersThemWithSuccess() {
        URI address = ada.setOut("github", Map.of());
        Map<String, String> request = parameters(address.getRawQuery());

        assertThat(ada.open(back(request) + "&code=made-up").location())
                .isEqualTo("/login?provider=github&failed=distrusted");
    }

    @Test
    void whatAPersonWroteAtTheProviderIsOneLineHere() {
        Person bold = new Person("bold", "Ada\r\nBcc: all\u0000" + "!".repeat(500), "ada@example.org\n", true);
        assertThat(arrive(ada, bold)).isEqualTo("/welcome");

        assertThat(ada.get("account/newcomer").json().path("displayName").asString())
                .startsWith("Ada Bcc: all !!!")
                .hasSize(100);
    }

    @Test
    void o1_facebookIsAskedWhoSomebodyIs() {
        assertThat(ada.open(idp.consentsNameless(ada.setOut("facebook", Map.of()), ADA))
                        .location())
                .isEqualTo("/welcome");

        assertThat(ada.get("account/newcomer").json().path("displayName").asString())
                .isEqualTo("Ada");
    }

    @Test
    void whoBeginsAgainAndAgainHasToWait() {
        Visitor.Page last = ada.post("account/providers/idp/attempts", Map.of());
        for (int tries = 0; tries < 60 && last.status() == 201; tries++) {
            last = ada.post("account/providers/idp/attempts", Map.of());
        }

        assertThat(last.problem()).isEqualTo("429 too-many-requests");
    }
}
