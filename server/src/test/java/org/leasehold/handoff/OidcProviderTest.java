package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.servlet.Filter;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Span;
import org.leasehold.handoff.internal.SigningKeys;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Leases;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenID Connect provider, met by the Nimbus client library: the acceptance cases OP1 to OP7, and the RFCs' own. */
class OidcProviderTest {

    private static final String HUB = OidcClient.HUB;
    private static final URI CALLBACK = OidcClient.CALLBACK;
    private static final Secret SECRET = OidcClient.SECRET;

    @RegisterExtension
    static final World world = World.running()
            .at(URI.create(Browser.PORTAL))
            .with(
                    ToolSettings.class,
                    () -> new ToolSettings(
                            List.of(hub("hub", null), hub("other", null), hub("labhub", "lab")), Tools.FOLDER));

    private static Tool hub(String name, @Nullable String facility) {
        return new Tool(
                name,
                Tool.Kind.OIDC,
                "The " + name,
                URI.create(HUB),
                SECRET.getValue(),
                List.of(CALLBACK),
                Account.BASIC,
                facility);
    }

    @BeforeAll
    static void people() {
        world.has(aFacility("lab").withNodes("n1", "n2").definition());
        world.hasSliceOf("ada");
        world.hasPerson("eve");
        world.the(Accounts.class)
                .change(
                        World.SYSTEM,
                        "ada",
                        new AccountChange("Ada L.", "ada@example.org", null, null, null, null, null));
    }

    @Test
    void op1TheTokenResponseHasAnIdTokenWithAllThatItMustSay() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        HTTPResponse answer = client.tokens(client.code("openid"));

        JsonNode json = JsonMapper.shared().readTree(answer.getBody());
        assertThat(json.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(json.path("expires_in").asInt()).isPositive();
        OIDCTokenResponse tokens = OidcClient.tokens(answer);
        JWTClaimsSet claims = tokens.getOIDCTokens().getIDToken().getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Browser.PORTAL);
        assertThat(claims.getSubject())
                .isEqualTo(world.the(Accounts.class).get("ada").subject().toString());
        assertThat(claims.getAudience()).containsExactly("hub");
        assertThat(claims.getStringClaim("nonce")).isEqualTo(client.nonce.getValue());
        assertThat(claims.getIssueTime()).isBeforeOrEqualTo(Date.from(Instant.now()));
        assertThat(claims.getExpirationTime()).isAfter(Date.from(Instant.now()));
    }

    @Test
    void op2TheSecretIsTakenFromTheHeaderOrTheBodyButNotFromBoth() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        assertThat(client.tokens(client.code("openid")).getStatusCode())
                .as("in the header, its parts form-encoded")
                .isEqualTo(200);
        client.authentication = new ClientSecretPost(new ClientID("hub"), SECRET);
        assertThat(client.tokens(client.code("openid")).getStatusCode())
                .as("in the body")
                .isEqualTo(200);

        HTTPRequest both = client.tokenRequest(client.grant(client.code("openid")));
        both.setAuthorization(new ClientSecretBasic(new ClientID("hub"), SECRET).toHTTPAuthorizationHeader());
        assertThat(error(OidcClient.send(both))).isEqualTo("400 invalid_request");

        client.authentication = new ClientSecretBasic(new ClientID("hub"), new Secret("another secret of a hub"));
        HTTPResponse refused = client.tokens(client.code("openid"));
        assertThat(error(refused)).isEqualTo("401 invalid_client");
        client.authentication = new ClientSecretPost(new ClientID("hub"), new Secret("another secret of a hub"));
        assertThat(error(client.tokens(client.code("openid")))).isEqualTo("401 invalid_client");
    }

    @Test
    void op2UnknownParametersAreIgnored() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        HTTPRequest request = client.tokenRequest(client.grant(client.code("openid")));
        request.setBody(request.getBody() + "&data=None&client_id=hub");
        assertThat(OidcClient.send(request).getStatusCode()).isEqualTo(200);
    }

    @Test
    void op3EveryAddressIsTheConfiguredOneWhateverARequestClaims() throws Exception {
        String[] forged = {
            "X-Forwarded-Host", "evil.example.org",
            "X-Forwarded-Proto", "http",
            "X-Forwarded-Port", "81",
            "X-Forwarded-Prefix", "/evil",
            "Forwarded", "host=evil.example.org;proto=http"
        };
        Browser browser = Browser.in(world);
        JsonNode document = JsonMapper.shared()
                .readTree(browser.get(Browser.PORTAL + "/.well-known/openid-configuration", forged)
                        .body());
        assertThat(document.path("issuer").asString()).isEqualTo(Browser.PORTAL);
        document.properties().stream()
                .filter(entry ->
                        entry.getKey().endsWith("_endpoint") || entry.getKey().equals("jwks_uri"))
                .forEach(entry -> assertThat(entry.getValue().asString())
                        .as(entry.getKey())
                        .startsWith(Browser.PORTAL + "/"));
        assertThat(document.toString()).doesNotContain("evil");

        OidcClient client = new OidcClient(world, "hub");
        Browser.Reply toLogIn = browser.get(client.address("openid").toString(), forged);
        assertThat(toLogIn.location()).startsWith(Browser.PORTAL + "/login.html?next=");
        Browser.Reply back =
                browser.loggedInAs("ada").get(client.address("openid").toString(), forged);
        assertThat(back.location()).startsWith(CALLBACK + "?code=");
        HTTPRequest request = client.tokenRequest(client.grant(client.codeIn(back.location())));
        for (int at = 0; at < forged.length; at += 2) {
            request.setHeader(forged[at], forged[at + 1]);
        }
        assertThat(OidcClient.tokens(OidcClient.send(request))
                        .getOIDCTokens()
                        .getIDToken()
                        .getJWTClaimsSet()
                        .getIssuer())
                .isEqualTo(Browser.PORTAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid-configuration", "oauth-authorization-server"})
    void op4EveryListOfWhatIsSupportedIsAList(String name) throws Exception {
        String body =
                Browser.in(world).get(Browser.PORTAL + "/.well-known/" + name).body();
        JsonNode document = JsonMapper.shared().readTree(body);
        assertThat(document.properties())
                .filteredOn(entry -> entry.getKey().endsWith("_supported"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getValue().isArray())
                        .as(entry.getKey())
                        .isTrue());
        assertThat(document.path("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
        assertThat(document.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        if (name.equals("openid-configuration")) {
            OIDCProviderMetadata.parse(body);
        }
    }

    @Test
    void op5TheKeysAreWrittenAsTheStandardSaysAndVerifyWhatIsSigned() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        JWT idToken = OidcClient.tokens(client.tokens(client.code("openid")))
                .getOIDCTokens()
                .getIDToken();
        JWKSet keys = keys();
        for (var key : keys.getKeys()) {
            RSAKey rsa = key.toRSAKey();
            assertThat(rsa.isPrivate()).isFalse();
            for (String number :
                    List.of(rsa.getModulus().toString(), rsa.getPublicExponent().toString())) {
                assertThat(number).matches("^[A-Za-z0-9_-]+$");
                byte[] bytes = Base64.getUrlDecoder().decode(number);
                assertThat(bytes[0]).isNotZero();
                assertThat(new BigInteger(1, bytes).bitLength()).isPositive();
            }
        }
        new IDTokenValidator(new Issuer(Browser.PORTAL), new ClientID("hub"), JWSAlgorithm.RS256, keys)
                .validate(idToken, client.nonce);
    }

    @Test
    void op5ARotatedKeyIsShownUntilWhatItSignedHasExpired() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        JWT before = OidcClient.tokens(client.tokens(client.code("openid")))
                .getOIDCTokens()
                .getIDToken();
        Nonce nonceBefore = client.nonce;
        world.the(SigningKeys.class).rotate(SigningKeys.OIDC);
        JWT after = OidcClient.tokens(client.tokens(client.code("openid")))
                .getOIDCTokens()
                .getIDToken();

        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        var issuer = new Issuer(Browser.PORTAL);
        new IDTokenValidator(issuer, new ClientID("hub"), JWSAlgorithm.RS256, keys()).validate(before, nonceBefore);
        new IDTokenValidator(issuer, new ClientID("hub"), JWSAlgorithm.RS256, keys()).validate(after, client.nonce);

        world.database()
                .jdbc()
                .sql("update signing_key set ends_at = now() - interval '2 days' where id = :id::uuid")
                .param("id", keyOf(before))
                .update();
        assertThat(keys().getKeyByKeyId(keyOf(before))).isNull();
    }

    @Test
    void op7WithoutALogInNothingIsGivenOut() throws Exception {
        OidcClient client = new OidcClient(world, "hub");
        assertThat(client.browser.get(client.address("openid").toString()).location())
                .isEqualTo(Browser.PORTAL + "/login.html?next="
                        + URLEncoder.encode(
                                client.address("openid").toString().substring(Browser.PORTAL.length()),
                                StandardCharsets.UTF_8));
        assertThat(client.userInfo("nonsense").getStatusCode()).isEqualTo(401);
        assertThat(Browser.in(world).get(Browser.PORTAL + "/userinfo").status()).isEqualTo(401);
        client.browser.set(Browser.PORTAL, Sessions.COOKIE, "A".repeat(43));
        assertThat(client.browser.get(client.address("openid").toString()).location())
                .startsWith(Browser.PORTAL + "/login.html");
    }

    @Test
    void nothingButItsOwnPathsKnowsOfTheProvider() {
        Browser browser = Browser.in(world);
        for (String path : List.of("/api/v1/facilities", "/login", "/status")) {
            Browser.Reply reply = browser.get(Browser.PORTAL + path);
            assertThat(reply.status()).as(path).isIn(200, 404);
            assertThat(reply.header("WWW-Authenticate")).isEmpty();
        }
        assertThat(browser.cookie(Browser.PORTAL, "JSESSIONID")).isEmpty();
        assertThat(world.all(Filter.class))
                .extracting(filter -> filter.getClass().getSimpleName())
                .doesNotContain("FilterChainProxy");
    }

    @Test
    void theStateComesBackUnchangedAndNoServletSessionBegins() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        client.state = new State("eyJhIjogIj8mPSsvJSJ9+/== ~x");
        Browser.Reply reply = client.browser.get(client.address("openid").toString());
        AuthenticationResponse response = AuthenticationResponseParser.parse(URI.create(reply.location()));
        assertThat(response.getState()).isEqualTo(client.state);
        assertThat(reply.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void userinfoTellsTheHandleTheGroupsAndNoAddressThatNobodyHasConfirmed() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        String subject = world.the(Accounts.class).get("ada").subject().toString();
        assertThat(JsonMapper.shared()
                        .readTree(client.userInfo(client.access("openid profile email groups"))
                                .getBody()))
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"sub\":\"" + subject
                                + "\",\"preferred_username\":\"ada\",\"name\":\"Ada L.\",\"groups\":[\"ada\"]}"));

        world.database()
                .jdbc()
                .sql("update account set email_confirmed_at = now() where name = 'ada'")
                .update();
        assertThat(client.userInfo(client.access("openid email")).getBody())
                .contains("\"email\":\"ada@example.org\"", "\"email_verified\":true");
        assertThat(client.userInfo(client.access("openid")).getBody()).doesNotContain("ada@example.org");

        OidcClient eve = new OidcClient(world, "hub").loggedInAs("eve");
        assertThat(eve.userInfo(eve.access("openid")).getBody()).contains("\"groups\":[]");
    }

    @Test
    void withoutPkceOrWithPlainPkceNothingIsGivenOut() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        String address = client.address("openid").toString();
        String without = address.replaceAll("&code_challenge(_method)?=[^&]*", "");
        assertThat(client.browser.get(without).location()).startsWith(CALLBACK + "?error=invalid_request");
        assertThat(client.browser.get(address.replace("S256", "plain")).location())
                .startsWith(CALLBACK + "?error=invalid_request");
        AuthorizationCode code = client.code("openid");
        client.verifier = new CodeVerifier();
        assertThat(error(client.tokens(code))).isEqualTo("400 invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                HUB + "/hub/oauth_callback/",
                HUB + "/hub/oauth_callback?x=y",
                HUB + "/hub/OAUTH_callback",
                HUB + "/hub/../hub/oauth_callback",
                "https://hub.example.org@evil.example.org/hub/oauth_callback",
                ""
            })
    void aRedirectAddressThatIsNotTheRegisteredOneToTheLetterIsNotFollowed(String redirect) {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        String address = client.address("openid")
                .toString()
                .replaceAll(
                        "redirect_uri=[^&]*", "redirect_uri=" + URLEncoder.encode(redirect, StandardCharsets.UTF_8));
        Browser.Reply reply = client.browser.get(address);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Location")).isEmpty();
    }

    @Test
    void aCodeUsedAgainRevokesWhatItGave() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        AuthorizationCode code = client.code("openid");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(code));
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(200);

        assertThat(error(client.tokens(code))).isEqualTo("400 invalid_grant");
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
        assertThat(error(client.refresh(tokens))).isEqualTo("400 invalid_grant");
    }

    @Test
    void ofManyWhoRedeemOneCodeAtOnceAtMostOneGetsTokensAndAllIsRevoked() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        AuthorizationCode code = client.code("openid");
        List<Callable<HTTPResponse>> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < 20; attempt++) {
            attempts.add(() -> client.tokens(code));
        }
        List<OIDCTokenResponse> given = new ArrayList<>();
        try (ExecutorService together = Executors.newFixedThreadPool(20)) {
            for (Future<HTTPResponse> answer : together.invokeAll(attempts)) {
                if (answer.get().getStatusCode() == 200) {
                    given.add(OidcClient.tokens(answer.get()));
                } else {
                    assertThat(error(answer.get())).isEqualTo("400 invalid_grant");
                }
            }
        }
        assertThat(given).hasSizeLessThanOrEqualTo(1);
        for (OIDCTokenResponse tokens : given) {
            assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
        }
    }

    @Test
    void aCodeIsOfOneToolAndOfAShortTime() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        AuthorizationCode code = client.code("openid");
        client.authentication = new ClientSecretBasic(new ClientID("other"), SECRET);
        assertThat(error(client.tokens(code))).isEqualTo("400 invalid_grant");

        client.authentication = new ClientSecretBasic(new ClientID("hub"), SECRET);
        AuthorizationCode old = client.code("openid");
        Duration life = Duration.ofSeconds(world.database()
                .jdbc()
                .sql("select extract(epoch from max(authorization_code_expires_at - authorization_code_issued_at))"
                        + " from oauth2_authorization")
                .query(Long.class)
                .single());
        assertThat(life).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        world.database()
                .jdbc()
                .sql("update oauth2_authorization set authorization_code_issued_at = now() - interval '46 s',"
                        + " authorization_code_expires_at = now() - interval '1 s'"
                        + " where access_token_value is null")
                .update();
        assertThat(error(client.tokens(old))).isEqualTo("400 invalid_grant");
    }

    @Test
    void aRefreshTokenIsExchangedForANewOneAndShownAgainRevokesAll() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        OIDCTokenResponse first = OidcClient.tokens(client.tokens(client.code("openid")));
        OIDCTokenResponse second = OidcClient.tokens(client.refresh(first));
        assertThat(second.getOIDCTokens().getRefreshToken())
                .isNotEqualTo(first.getOIDCTokens().getRefreshToken());
        assertThat(client.userInfo(second).getStatusCode()).isEqualTo(200);
        assertThat(client.userInfo(first).getStatusCode()).isEqualTo(401);

        assertThat(error(client.refresh(first))).isEqualTo("400 invalid_grant");
        assertThat(error(client.refresh(second))).isEqualTo("400 invalid_grant");
        assertThat(client.userInfo(second).getStatusCode()).isEqualTo(401);
    }

    @Test
    void withTheSessionEndsWhatTheToolWasGiven() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(client.code("openid")));
        AuthorizationCode code = client.code("openid");
        world.the(Sessions.class).logOut(client.browser.cookie(Browser.PORTAL, Sessions.COOKIE));
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
        assertThat(error(client.refresh(tokens))).isEqualTo("400 invalid_grant");
        assertThat(error(client.tokens(code))).isEqualTo("400 invalid_grant");
    }

    @Test
    void withTheAccountsUseEndsWhatTheToolWasGiven() throws Exception {
        world.hasPerson("tom");
        OidcClient client = new OidcClient(world, "hub").loggedInAs("tom");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(client.code("openid")));
        world.the(Accounts.class)
                .change(World.SYSTEM, "tom", new AccountChange(null, null, null, null, null, null, true));
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
        assertThat(error(client.refresh(tokens))).isEqualTo("400 invalid_grant");
    }

    @Test
    void withTheLeaseEndsWhatTheToolWasGivenAndWithoutOneNothingIsGiven() throws Exception {
        var mia = world.hasSliceOf("mia");
        OidcClient client = new OidcClient(world, "labhub").loggedInAs("mia");
        assertThat(client.browser.get(client.address("openid").toString()).location())
                .startsWith(CALLBACK + "?error=access_denied&error_description=The%20labhub%20opens%20for");

        Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1));
        long lease = world.the(Leases.class)
                .book(mia, new Booking("lab", List.of("n1"), "mia", Span.of(start, Duration.ofHours(2)), null), null)
                .lease()
                .id();
        shift(lease, "-1 day");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(client.code("openid")));
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(200);

        shift(lease, "-1 day");
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
        shift(lease, "1 day");
        assertThat(error(client.refresh(tokens)))
                .as("a new lease is a new log-in")
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void onlyHashesAreKept() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        AuthorizationCode code = client.code("openid");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(code));
        String kept = world.database()
                .jdbc()
                .sql(
                        "select string_agg(t::text, ' ') from (select a::text from oauth2_authorization a"
                                + " union all select s::text from spent_refresh_token s union all select detail::text from event) t")
                .query(String.class)
                .single();
        assertThat(kept)
                .contains("sha256:")
                .doesNotContain(
                        code.getValue(),
                        tokens.getOIDCTokens().getAccessToken().getValue(),
                        tokens.getOIDCTokens().getRefreshToken().getValue(),
                        tokens.getOIDCTokens().getIDTokenString(),
                        client.browser.cookie(Browser.PORTAL, Sessions.COOKIE));
    }

    @Test
    void anAccessTokenStandsForNobodyElsewhere() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        String access = client.access("openid");
        assertThat(Browser.in(world)
                        .get(client.address("openid").toString(), "Authorization", "Bearer " + access)
                        .location())
                .startsWith(Browser.PORTAL + "/login.html");
    }

    @Test
    void aToolEndsTheSessionWithTheIdTokenAndComesBackOnlyToItself() throws Exception {
        OidcClient client = new OidcClient(world, "hub").loggedInAs("ada");
        OIDCTokenResponse tokens = OidcClient.tokens(client.tokens(client.code("openid")));
        String end = Browser.PORTAL + "/connect/logout?id_token_hint="
                + tokens.getOIDCTokens().getIDTokenString() + "&state=s%201&post_logout_redirect_uri=";
        assertThat(client.browser.get(end + "https://evil.example.org/").status())
                .isEqualTo(400);
        assertThat(client.browser
                        .get(Browser.PORTAL + "/connect/logout?id_token_hint=x")
                        .status())
                .isEqualTo(400);
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(200);

        assertThat(client.browser.get(end + HUB + "/").location()).isEqualTo(HUB + "/?state=s+1");
        assertThat(client.browser.cookie(Browser.PORTAL, Sessions.COOKIE)).isEmpty();
        assertThat(client.userInfo(tokens).getStatusCode()).isEqualTo(401);
    }

    @Test
    void withPromptNoneTheToolLearnsThatNobodyIsLoggedIn() {
        OidcClient client = new OidcClient(world, "hub");
        assertThat(client.browser.get(client.address("openid") + "&prompt=none").location())
                .startsWith(CALLBACK + "?error=login_required");
    }

    /** Moves a lease in time, as if the time had passed. */
    private static void shift(long lease, String by) {
        world.database().jdbc().sql("""
                        update lease
                           set starts_at = starts_at + :by::interval, ends_at = ends_at + :by::interval,
                               held_from = held_from + :by::interval, held_until = held_until + :by::interval
                         where id = :id
                        """).param("by", by).param("id", lease).update();
    }

    private static String error(HTTPResponse answer) {
        ErrorObject error = ErrorObject.parse(answer);
        return answer.getStatusCode() + " " + error.getCode();
    }

    private static JWKSet keys() throws java.text.ParseException {
        return JWKSet.parse(
                Browser.in(world).get(Browser.PORTAL + "/oauth2/jwks").body());
    }

    private static String keyOf(JWT token) {
        return ((JWSHeader) token.getHeader()).getKeyID();
    }
}
