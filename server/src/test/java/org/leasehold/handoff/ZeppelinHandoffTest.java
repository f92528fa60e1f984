package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;
import static org.leasehold.testing.World.at;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Sessions;
import org.leasehold.testing.World;

/** Handing somebody over to an unmodified Zeppelin: by a signed cookie, set on its own host (rows W3, W4, Z1). */
class ZeppelinHandoffTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final World world =
            World.standingStill().at(URI.create(Browser.PORTAL)).with(ToolSettings.class, () -> Tools.all(folder));

    private static final String BEGIN = Browser.PORTAL + "/handoff/zeppelin?originalUrl=";
    private static final AtomicInteger tests = new AtomicInteger();
    private static final String COOKIE = "leasehold-zeppelin";

    @BeforeAll
    static void people() {
        world.has(aFacility("lab").withNodes("n1", "n2", "n3").definition());
        world.book(world.hasSliceOf("ada"), "lab", "n1", "09:00", "11:00");
        world.book(world.hasSliceOf("ben"), "lab", "n2", "09:00", "23:00");
        world.hasPerson("eve");
    }

    /** Each test begins a minute after the one before, so that none is taken for going round. */
    @BeforeEach
    void morning() {
        world.clock().set(at("09:00").plus(Duration.ofMinutes(tests.incrementAndGet())));
    }

    private static Browser browser() {
        return Browser.in(world).where(Tools.ZEPPELIN + "/handoff", world.url() + "/redeem/zeppelin");
    }

    @Test
    void somebodyWithALeaseComesToThePageTheyWereGoingToWithACookieThatZeppelinTakes() throws Exception {
        Browser ada = browser().loggedInAs("ada");

        Browser.Reply reply = ada.follow(BEGIN + Tools.ZEPPELIN + "/?a=b&c=d/e");

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.location()).isEqualTo(Tools.ZEPPELIN + "/?a=b&c=d/e");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
        assertThat(reply.headers("Set-Cookie"))
                .anySatisfy(header -> assertThat(header)
                        .matches("leasehold-zeppelin=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age="
                                + Duration.between(world.clock().instant(), at("11:00"))
                                        .toSeconds()));
        SignedJWT token = verified(ada.cookie(Tools.ZEPPELIN, COOKIE));
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .as("the end of the lease")
                .isEqualTo(at("11:00"));
    }

    @Test
    void theTokenHasTheBytesThatZeppelinReads() {
        Browser ada = browser().loggedInAs("ada");
        ada.follow(BEGIN);
        String[] parts = ada.cookie(Tools.ZEPPELIN, COOKIE).split("\\.");
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo("{\"sub\":\"ada\",\"iss\":\"https://lease.example.org\",\"exp\":"
                        + at("11:00").getEpochSecond() + "}");
    }

    @Test
    void aTokenEndsAfterTwelveHoursThoughTheLeaseGoesOn() throws Exception {
        Browser ben = browser().loggedInAs("ben");
        ben.follow(BEGIN);
        assertThat(verified(ben.cookie(Tools.ZEPPELIN, COOKIE))
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant())
                .isEqualTo(world.clock().instant().plus(Duration.ofHours(12)));
    }

    @Test
    void whoeverIsNotLoggedInDoesSoFirstAndComesBackToWhereTheyWere() {
        String wish = "/handoff/zeppelin?originalUrl=" + Tools.ZEPPELIN + "/?a=b&c=d";
        assertThat(browser().get(Browser.PORTAL + wish).location())
                .isEqualTo(Browser.PORTAL + "/login.html?next=" + URLEncoder.encode(wish, StandardCharsets.UTF_8));
    }

    @Test
    void withoutALeaseThePageSaysWhatIsMissing() {
        Browser.Reply reply = browser().loggedInAs("eve").follow(BEGIN);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).contains("opens for whoever holds a lease of lab");
    }

    @Test
    void aCodeIsSpentByItsFirstUse() {
        Browser ada = browser().loggedInAs("ada");
        String redeem = code(ada);
        assertThat(ada.get(redeem).status()).isEqualTo(303);

        ada.set(Tools.ZEPPELIN, COOKIE + "-state", "whatever");
        assertThat(ada.get(redeem).status()).isEqualTo(403);
    }

    @Test
    void ofManyWhoShowOneCodeAtOnceOneGetsIn() throws InterruptedException, ExecutionException {
        Browser ada = browser().loggedInAs("ada");
        String redeem = code(ada);
        String state = ada.cookie(Tools.ZEPPELIN, COOKIE + "-state");
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < 200; attempt++) {
            attempts.add(() -> browser()
                    .set(Tools.ZEPPELIN, COOKIE + "-state", state)
                    .get(redeem)
                    .status());
        }
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService together = Executors.newFixedThreadPool(50)) {
            for (Future<Integer> answer : together.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(200).containsOnly(303, 403).containsOnlyOnce(303);
    }

    @Test
    void aCodeIsGoodForHalfAMinuteAlsoWhenServersDoNotAgreeOnTheTimeToTheSecond() {
        Browser ada = browser().loggedInAs("ada");
        String late = code(ada);
        world.pass(Duration.ofSeconds(30));
        assertThat(ada.get(late).status()).as("too old").isEqualTo(403);

        String inTime = code(ada);
        world.pass(Duration.ofMillis(29_999));
        assertThat(ada.get(inTime).status()).as("just in time").isEqualTo(303);

        String ahead = code(ada);
        world.pass(Duration.ofSeconds(-15));
        assertThat(ada.get(ahead).status())
                .as("redeemed by a server whose clock is behind")
                .isEqualTo(303);
    }

    @Test
    void aCodeOfOneToolOpensNoOtherAndIsSpentByTheAttempt() {
        Browser ben = browser().loggedInAs("ben");
        String hubCode =
                ben.get(Browser.PORTAL + "/handoff/jupyterhub").location().replaceAll(".*login_token=([^&]*)&.*", "$1");
        assertThat(ben.get(Tools.ZEPPELIN + "/handoff?code=" + hubCode).status())
                .isEqualTo(403);
        assertThat(HubHandoffTest.redeem(world, "jupyterhub", hubCode).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkWithTheCodeOfAnAttackerLetsNobodyIntoTheirAccount() {
        String redeem = code(browser().loggedInAs("ben"));
        Browser victim = browser().loggedInAs("ada");
        victim.get(Tools.ZEPPELIN + "/handoff?originalUrl="); // has a state of her own, too
        assertThat(victim.get(redeem).status()).isEqualTo(403);
        assertThat(victim.cookie(Tools.ZEPPELIN, COOKIE)).isEmpty();
    }

    @Test
    void aCodeEndsWithTheSessionThatItWasMadeInAndWithTheAccount() {
        Browser ada = browser().loggedInAs("ada");
        String redeem = code(ada);
        world.the(Sessions.class).logOut(ada.cookie(Browser.PORTAL, Sessions.COOKIE));
        assertThat(ada.get(redeem).status()).isEqualTo(403);

        world.book(world.hasSliceOf("tom"), "lab", "n3", "11:00", "12:00");
        world.clock().set(at("11:00"));
        Browser tom = browser().loggedInAs("tom");
        String toms = code(tom);
        world.the(Accounts.class)
                .change(World.SYSTEM, "tom", new AccountChange(null, null, null, null, null, null, true));
        assertThat(tom.get(toms).status()).isEqualTo(403);
    }

    @Test
    void aCodeEndsWithTheLease() {
        world.clock().set(at("10:59").plusSeconds(50));
        Browser ada = browser().loggedInAs("ada");
        String redeem = code(ada);
        world.pass(Duration.ofSeconds(10));
        assertThat(ada.get(redeem).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                "//evil.example.org/",
                "/\\evil.example.org",
                "https:/evil.example.org",
                "https:\\\\evil.example.org",
                "https://zep.example.org@evil.example.org/",
                "https://evil.example.org@zep.example.org/",
                "https://zep.example.org.evil.example.org/",
                "https://zep.example.org:8443/",
                "https://zep.example.org%2eevil.example.org/",
                "https://zep.example.org%5c.evil.example.org/",
                "http://zep.example.org/",
                "javascript:alert(1)",
                "data:text/html,x",
                "https%3A%2F%2Fevil.example.org%2F",
                "https://zep.example.org/handoff?code=x",
                "zep.example.org",
                ""
            })
    void whateverIsWantedItLeadsIntoTheToolOrToItsFrontPage(String wanted) {
        Browser ada = browser().loggedInAs("ada");
        String begin = Browser.PORTAL + "/handoff/zeppelin?originalUrl=" + wanted.replace("\\", "%5C");
        assertThat(ada.follow(begin).location()).isEqualTo(Tools.ZEPPELIN + "/");
    }

    @Test
    void aForgedHostLeadsNowhere() {
        Browser ada = browser().loggedInAs("ada");
        assertThat(ada.get(
                                BEGIN,
                                "X-Forwarded-Host",
                                "evil.example.org",
                                "X-Forwarded-Proto",
                                "http",
                                "Forwarded",
                                "host=evil.example.org")
                        .location())
                .startsWith(Tools.ZEPPELIN + "/handoff?originalUrl=");
    }

    @Test
    void somebodyWhomZeppelinSendsBackAgainAndAgainIsToldInsteadOfGoingRoundForever() {
        Browser ben = browser().loggedInAs("ben");
        List<Integer> answers = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            answers.add(ben.follow(BEGIN + Tools.ZEPPELIN + "/").status());
        }
        assertThat(answers.subList(0, 5)).containsOnly(303);
        assertThat(answers.getLast()).isEqualTo(429);
        world.pass(Duration.ofSeconds(31));
        assertThat(ben.follow(BEGIN).status()).isEqualTo(303);
    }

    @Test
    void loggingOutInZeppelinTakesTheCookieAwayAndDoesNotLogInAgain() {
        Browser ada = browser().loggedInAs("ada");
        ada.follow(BEGIN);
        Browser.Reply reply =
                ada.follow(Browser.PORTAL + "/handoff/zeppelin/logout?originalUrl=" + Tools.ZEPPELIN + "/");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("You have left The zeppelin");
        assertThat(ada.cookie(Tools.ZEPPELIN, COOKIE)).isEmpty();
        assertThat(ada.cookie(Browser.PORTAL, Sessions.COOKIE)).isNotEmpty();
    }

    @Test
    void theCertificateLiesInTheDataFolderAndAtAnAddress() throws IOException {
        assertThat(folder.resolve("zeppelin.pem"))
                .hasContent(browser()
                        .get(Browser.PORTAL + "/handoff/zeppelin/certificate.pem")
                        .body());
        assertThat(Files.readString(folder.resolve("zeppelin.pem"))).startsWith("-----BEGIN CERTIFICATE-----\n");
    }

    @Test
    void theShiroIniOfTheDocumentLeadsHere() throws IOException {
        Properties shiro = new Properties();
        shiro.load(new StringReader(RealToolsTest.ofTheDocument("shiro.ini")));
        String realm = "knoxJwtRealm.";
        String provider = shiro.getProperty(realm + "providerUrl");
        assertThat(provider + shiro.getProperty(realm + "login") + "?" + shiro.getProperty(realm + "redirectParam")
                        + "=")
                .isEqualTo(BEGIN);
        assertThat(browser().get(provider + shiro.getProperty(realm + "logout")).status())
                .isEqualTo(303);
        assertThat(shiro.getProperty(realm + "cookieName")).isEqualTo(COOKIE);
    }

    @Test
    void nobodyFindsACodeInTheEventsOrTheTables() {
        Browser ada = browser().loggedInAs("ada");
        String redeem = code(ada);
        String code = redeem.substring(redeem.indexOf("code=") + 5);
        ada.get(redeem);
        String kept = world.database()
                .jdbc()
                .sql("select string_agg(t::text, ' ') from (select detail::text from event"
                        + " union all select h::text from handoff_code h) t")
                .query(String.class)
                .single();
        assertThat(kept).contains("zeppelin").doesNotContain(code).doesNotContain(ada.cookie(Tools.ZEPPELIN, COOKIE));
    }

    @Test
    void onlyAGetSetsOutAndNothingIsAtOtherAddresses() {
        Browser ada = browser().loggedInAs("ada");
        assertThat(ada.get(Browser.PORTAL + "/handoff/nothing").status()).isEqualTo(404);
        assertThat(ada.get(Browser.PORTAL + "/handoff/zeppelin/other").status()).isEqualTo(404);
        assertThat(ada.get(Browser.PORTAL + "/handoff/jupyterhub/certificate.pem")
                        .status())
                .isEqualTo(404);
        assertThat(ada.get(Browser.PORTAL + "/redeem/jupyterhub").status()).isEqualTo(404);
        assertThat(ada.get(Browser.PORTAL + "/redeem/jupyterhub/login").status())
                .isEqualTo(405);
    }

    /** The address on Zeppelin's host that would redeem, not yet visited. */
    private static String code(Browser browser) {
        String state = browser.get(browser.get(BEGIN).location()).location();
        String redeem = browser.get(state).location();
        assertThat(redeem).startsWith(Tools.ZEPPELIN + "/handoff?code=");
        return redeem;
    }

    private static SignedJWT verified(String token)
            throws ParseException, JOSEException, GeneralSecurityException, IOException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("zeppelin.pem"))));
        certificate.verify(certificate.getPublicKey());
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey())))
                .isTrue();
        return jwt;
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
