package org.leasehold.faces.r2lab.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.faces.r2lab.api.ApiLeaseTest.detail;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Tokens;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.R2labWorld;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.Browser;
import org.leasehold.testing.Http;
import org.leasehold.testing.TestMail;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Log-in, slices, users, keys and registrations by the REST of R2lab's broker of today. */
class ApiPeopleTest {

    @RegisterExtension
    @Order(1)
    static final TestMail mail = new TestMail();

    @RegisterExtension
    @Order(2)
    static final World world =
            World.standingStill().mailingTo(mail).with(R2labSettings.class, () -> R2labWorld.doors(null));

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB000000000000000000000000000000000000000000";

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));
    private static Http admin = anybody;
    private static Http user = anybody;
    private static long adminId;
    private static long userId;
    private static int count;

    private String name = "";

    @BeforeAll
    static void people() {
        R2labWorld.fill(world);
        anybody = R2labWorld.api(world);
        admin = R2labWorld.apiAs(world, "admin@test.com");
        user = R2labWorld.apiAs(world, "user@test.com");
        adminId = world.the(Accounts.class).get("admin").id();
        userId = world.the(Accounts.class).get("user").id();
    }

    @BeforeEach
    void anotherSlice() {
        count++;
        name = "inria_" + count;
    }

    @Test
    void row5_aLogInGivesABearerToken() {
        Http.Reply begun =
                anybody.post("auth/login", Map.of("email", "user@test.com", "password", R2labWorld.PASSWORD));
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.json().propertyNames()).containsExactly("access_token", "token_type");
        assertThat(begun.json().path("token_type").asString()).isEqualTo("bearer");
        Http known = anybody.as(begun.json().path("access_token").asString());
        assertThat(known.get("users/me").json().path("email").asString()).isEqualTo("user@test.com");
        for (String email : List.of("user@test.com", "nobody@test.com")) {
            assertThat(detail(anybody.post("auth/login", Map.of("email", email, "password", "another password"))))
                    .isEqualTo("401 Invalid credentials");
        }
        assertThat(detail(anybody.post("auth/login", Map.of("email", "user@test.com"))))
                .isEqualTo("422 body.password");
        assertThat(detail(anybody.get("users/me"))).isEqualTo("401 Not authenticated");
    }

    @Test
    void row5_aTokenOfOursIsABearerTokenAndDoesNoMoreThanItMay() {
        Tokens.Made reading = world.the(Tokens.class)
                .make(
                        new Credentials("user", R2labWorld.PASSWORD, InetAddress.getLoopbackAddress()),
                        new Tokens.Wish("look", Set.of(Actor.Scope.READ), null));
        Http reader = anybody.as(reading.secret());
        assertThat(reader.get("slices").status()).isEqualTo(200);
        Map<String, Object> wish = Map.of(
                "resource_name", "r2lab",
                "slice_name", "test-slice",
                "t_from", "2099-01-01T10:00:00Z",
                "t_until", "2099-01-01T11:00:00Z");
        assertThat(reader.post("leases", wish).status()).isEqualTo(403);
        assertThat(reader.send("PATCH", "users/" + userId, "{\"first_name\":\"X\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void row5_aForgottenPasswordIsSetByMail() {
        world.the(Accounts.class)
                .create(
                        World.SYSTEM,
                        new NewAccount("forgetful", "For Getful", "for@test.com", R2labWorld.PASSWORD, false, false));
        Http.Reply known = anybody.post("auth/forgot-password", Map.of("email", "for@test.com"));
        Http.Reply unknown = anybody.post("auth/forgot-password", Map.of("email", "nobody@test.com"));
        assertThat(detail(known))
                .isEqualTo(detail(unknown))
                .isEqualTo("200 If that email exists, a reset link has been sent");
        String secret = mail.await("for@test.com").secret();
        Map<String, String> wish = Map.of("token", secret, "password", "quite another one");
        assertThat(detail(anybody.post("auth/set-password", wish))).isEqualTo("200 Password set successfully");
        assertThat(detail(anybody.post("auth/set-password", wish))).isEqualTo("400 Invalid or expired token");
        assertThat(detail(anybody.post("auth/set-password", Map.of("token", "x", "password", "quite another one"))))
                .isEqualTo("400 Invalid or expired token");
        assertThat(anybody.post("auth/login", Map.of("email", "for@test.com", "password", "quite another one"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void row4_slicesAreMadeByAdministratorsWithADashOrUnderscore() {
        Http.Reply made = admin.post("slices", Map.of("name", name, "family", "academia/others", "country", "France"));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .containsExactly("id", "name", "family", "country", "created_at", "member_ids", "deleted_at");
        assertThat(made.json().path("family").asString()).isEqualTo("academia/others");
        assertThat(made.json().path("deleted_at").isNull()).isTrue();
        assertThat(made.json().path("member_ids").size()).isZero();
        assertThat(detail(admin.post("slices", Map.of("name", name)))).isEqualTo("409 Slice name already taken");
        assertThat(detail(admin.post("slices", Map.of("name", "plain")))).isEqualTo("422 body.name");
        assertThat(detail(user.post("slices", Map.of("name", "a-b")))).isEqualTo("403 Admin access required");
        assertThat(detail(anybody.post("slices", Map.of("name", "a-b")))).isEqualTo("401 Not authenticated");
    }

    @Test
    void row4_peopleSeeTheirOwnSlicesAndAdministratorsAll() {
        long id = slice();
        assertThat(names(user.get("slices"))).contains("test-slice").doesNotContain(name);
        assertThat(names(admin.get("slices"))).contains("test-slice", name);
        assertThat(names(admin.get("slices?mine=true"))).isEmpty();
        assertThat(user.get("slices/" + id).json().path("name").asString()).isEqualTo(name);
        assertThat(user.get("slices/by-name/" + name).json().path("id").asLong())
                .isEqualTo(id);
        assertThat(detail(user.get("slices/987654"))).isEqualTo("404 Slice not found");
        assertThat(detail(user.get("slices/by-name/no-such"))).isEqualTo("404 Slice not found");
        assertThat(detail(anybody.get("slices/" + id))).isEqualTo("401 Not authenticated");
    }

    @Test
    void row4_membersComeAndGo() {
        long id = slice();
        String member = "slices/" + id + "/members/" + userId;
        assertThat(admin.send("PUT", member, "").status()).isEqualTo(204);
        assertThat(admin.send("PUT", member, "").status()).as("again").isEqualTo(204);
        assertThat(user.get("slices/" + id).json().path("member_ids").path(0).asLong())
                .isEqualTo(userId);
        assertThat(names(user.get("slices"))).contains(name);
        assertThat(admin.send("DELETE", member, "").status()).isEqualTo(204);
        assertThat(detail(admin.send("DELETE", member, ""))).isEqualTo("404 Membership not found");
        assertThat(detail(admin.send("PUT", "slices/" + id + "/members/987654", "")))
                .isEqualTo("404 User not found");
        assertThat(detail(admin.send("PUT", "slices/987654/members/" + userId, "")))
                .isEqualTo("404 Slice not found");
        assertThat(detail(user.send("PUT", member, ""))).isEqualTo("403 Admin access required");
    }

    @Test
    void row4_aMemberRenewsForAtMost61DaysAndAnAdministratorForLonger() {
        long id = slice();
        assertThat(detail(renew(user, "slices/" + id, Duration.ofDays(61)))).isEqualTo("403 Forbidden");
        admin.send("PUT", "slices/" + id + "/members/" + userId, "");
        Http.Reply renewed = renew(user, "slices/" + id, Duration.ofDays(61));
        assertThat(renewed.json().path("deleted_at").asString()).isEqualTo("2027-01-22T08:00:00Z");
        assertThat(detail(renew(user, "slices/" + id, Duration.ofDays(61).plusSeconds(1))))
                .isEqualTo("422 deleted_at must be within the next 61 days");
        assertThat(detail(renew(user, "slices/" + id, Duration.ofSeconds(-1))))
                .isEqualTo("422 deleted_at must be in the future");
        assertThat(renew(admin, "slices/" + id, Duration.ofDays(400)).status()).isEqualTo(200);
        assertThat(detail(user.send("PATCH", "slices/" + id, "{\"family\":\"industry\"}")))
                .isEqualTo("403 Only admins can change name, family, or country");
        assertThat(admin.send("PATCH", "slices/" + id, "{\"family\":\"industry\",\"country\":\"Italy\"}")
                        .json()
                        .path("country")
                        .asString())
                .isEqualTo("Italy");
    }

    @Test
    void row4_aSliceThatIsDeletedIsFoundByNameRenewedAndItsNameUsedAgain() {
        long id = slice();
        admin.send("PUT", "slices/" + id + "/members/" + userId, "");
        assertThat(admin.send("DELETE", "slices/" + id, "").status()).isEqualTo(204);
        assertThat(detail(admin.send("DELETE", "slices/" + id, ""))).isEqualTo("404 Slice not found");
        assertThat(detail(admin.get("slices/" + id))).isEqualTo("404 Slice not found");
        assertThat(names(admin.get("slices"))).doesNotContain(name);
        assertThat(names(admin.get("slices?include_deleted=true"))).contains(name);
        JsonNode found = admin.get("slices/by-name/" + name).json();
        assertThat(found.path("deleted_at").asString()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(found.path("member_ids").size()).isZero();
        assertThat(renew(admin, "slices/by-name/" + name, Duration.ofDays(10)).status())
                .isEqualTo(200);
        assertThat(names(admin.get("slices"))).contains(name);
        admin.send("DELETE", "slices/" + id, "");
        Http.Reply again = admin.post("slices", Map.of("name", name));
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.json().path("deleted_at").isNull()).isTrue();
        assertThat(again.json().path("member_ids").size()).isZero();
    }

    @Test
    void row4_anExpiredSliceIsRenewedByItsMember() {
        long id = slice();
        admin.send("PUT", "slices/" + id + "/members/" + userId, "");
        world.the(Slices.class)
                .change(
                        World.SYSTEM,
                        name,
                        new SliceDraft(
                                name, null, null, null, world.clock().instant().minusSeconds(60)));
        assertThat(detail(renew(user, "slices/" + id, Duration.ofDays(5)))).isEqualTo("404 Slice not found");
        assertThat(renew(user, "slices/by-name/" + name, Duration.ofDays(5)).status())
                .isEqualTo(200);
    }

    @Test
    void row5_usersAreSeenByAdministratorsAndThemselves() {
        JsonNode me = user.get("users/me").json();
        assertThat(me.propertyNames())
                .containsExactly(
                        "id", "email", "first_name", "last_name", "is_admin", "status", "created_at", "key_count");
        assertThat(me.path("first_name").asString() + "/" + me.path("last_name").asString())
                .isEqualTo("Ursula/Ser");
        assertThat(me.path("status").asString()).isEqualTo("approved");
        assertThat(admin.get("users").json().size()).isGreaterThanOrEqualTo(2);
        assertThat(detail(user.get("users"))).isEqualTo("403 Admin access required");
        assertThat(detail(admin.get("users/987654"))).isEqualTo("404 User not found");
        assertThat(detail(user.send("PATCH", "users/" + userId, "{\"is_admin\":true}")))
                .isEqualTo("403 Only admins can change admin status");
        assertThat(detail(user.send("PATCH", "users/" + adminId, "{\"first_name\":\"Eve\"}")))
                .isEqualTo("403 Forbidden");
        assertThat(user.send("PATCH", "users/" + userId, "{\"first_name\":\"Ulla\"}")
                        .json()
                        .path("first_name")
                        .asString())
                .isEqualTo("Ulla");
        user.send("PATCH", "users/" + userId, "{\"first_name\":\"Ursula\"}");
        assertThat(user.send("PATCH", "users/" + userId, "{\"password\":\"whoever finds a token\"}")
                        .status())
                .as("a token alone sets no password")
                .isEqualTo(403);
    }

    @Test
    void row5_anAdministratorApprovesAndRemoves() {
        Accounts accounts = world.the(Accounts.class);
        long id = accounts.create(
                        World.SYSTEM,
                        new NewAccount("late", "La Te", "late@test.com", R2labWorld.PASSWORD, false, false))
                .id();
        accounts.change(World.SYSTEM, "late", new AccountChange(null, null, null, null, null, null, true));
        assertThat(admin.get("users/" + id).json().path("status").asString()).isEqualTo("disabled");
        assertThat(detail(
                        anybody.post("auth/login", Map.of("email", "late@test.com", "password", R2labWorld.PASSWORD))))
                .isEqualTo("401 Invalid credentials");
        assertThat(admin.send("PATCH", "users/" + id + "/approve", "")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("approved");
        assertThat(admin.send("DELETE", "users/" + id, "").status()).isEqualTo(204);
        assertThat(detail(admin.get("users/" + id))).isEqualTo("404 User not found");
    }

    @Test
    void row5_keysAreSeenByTheirOwnerMembersAdministratorsAndWhoeverKeepsTheDoor() {
        String keys = "users/" + userId + "/keys";
        Http.Reply added = user.post(keys, Map.of("key", KEY + " ursula@laptop"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().propertyNames()).containsExactly("id", "key", "comment", "created_at");
        assertThat(added.json().path("comment").asString()).isEqualTo("ursula@laptop");
        assertThat(user.get("users/me").json().path("key_count").asInt()).isEqualTo(1);
        assertThat(admin.get(keys).json().size()).isEqualTo(1);

        String ofSlice = "slices/by-name/test-slice/keys";
        assertThat(user.get(ofSlice).json().path(0).path("key").asString()).isEqualTo(KEY + " ursula@laptop");
        assertThat(admin.get(ofSlice).json().size()).isEqualTo(1);
        assertThat(anybody.as(monitor()).get(ofSlice).json().size()).isEqualTo(1);
        assertThat(anybody.as(monitor()).get("slices").json().size())
                .as("whoever keeps the door knows all slices")
                .isEqualTo(admin.get("slices").json().size());
        assertThat(detail(anybody.get(ofSlice))).isEqualTo("401 Not authenticated");
        Http stranger = stranger();
        assertThat(detail(stranger.get(ofSlice))).isEqualTo("403 Forbidden");
        assertThat(detail(stranger.get(keys))).isEqualTo("403 Forbidden");
        assertThat(detail(stranger.post(keys, Map.of("key", KEY)))).isEqualTo("403 Forbidden");

        long key = added.json().path("id").asLong();
        assertThat(user.send("DELETE", keys + "/" + key, "").status()).isEqualTo(204);
        assertThat(detail(user.send("DELETE", keys + "/" + key, ""))).isEqualTo("404 Key not found");
    }

    @Test
    void row5_ourOwnRestHasTheSameKeys() {
        Http.Reply begun =
                Http.at(world.url()).post("sessions", Map.of("login", "user", "password", R2labWorld.PASSWORD));
        Http page = Http.at(world.url())
                .with("Cookie", begun.header("Set-Cookie").orElse("").replaceFirst(";.*", ""))
                .with("X-Leasehold", "1");
        Http.Reply added = page.post("account/ssh-keys", Map.of("key", KEY, "comment", "my phone"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().path("key").asString()).isEqualTo(KEY);
        assertThat(user.get("users/" + userId + "/keys").body()).contains("my phone");
        assertThat(page.get("slices/test-slice/ssh-keys").json().path("items").size())
                .isEqualTo(1);
        assertThat(Http.at(world.url()).get("slices/test-slice/ssh-keys").status())
                .isEqualTo(401);
        String path = "account/ssh-keys/" + added.json().path("id").asLong();
        assertThat(page.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(page.get("account/ssh-keys").json().path("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "command=\"rm\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB000000000000000000000000000000000000000000",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIB000000000000000000000000000000000000000000",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nsecret\n-----END OPENSSH PRIVATE KEY-----",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB000000000000000000000000000000000000000000 a\nssh-rsa b"
            })
    void row5_whatIsNoPublicKeyIsRefusedAndNotRepeated(String text) {
        Http.Reply reply = user.post("users/" + userId + "/keys", Map.of("key", text));
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.body()).doesNotContain("secret").doesNotContain("rm\\");
    }

    @Test
    void row5_whoRegistersIsVerifiedByMailThenApprovedWithASliceAndSetsAPassword() {
        String email = "prospect" + count + "@test.com";
        assertThat(detail(register(email, "inria_wanted")))
                .isEqualTo("201 Registration submitted — check your email to verify");
        JsonNode pending = registrationOf(email);
        assertThat(pending.propertyNames())
                .containsExactly(
                        "id",
                        "email",
                        "first_name",
                        "last_name",
                        "affiliation",
                        "slice_name",
                        "purpose",
                        "status",
                        "created_at",
                        "verified_at",
                        "decided_at",
                        "admin_comment");
        assertThat(pending.path("status").asString()).isEqualTo("pending_email");
        String path = "registrations/" + pending.path("id").asLong();
        assertThat(detail(admin.post(path + "/approve", Map.of())))
                .isEqualTo("400 Cannot approve request with status pending_email");

        String secret = mail.await(email).secret();
        int told = mail.of("admin@test.com").size();
        assertThat(anybody.post("registrations/verify", Map.of("token", secret)).status())
                .isEqualTo(200);
        assertThat(detail(anybody.post("registrations/verify", Map.of("token", secret))))
                .isEqualTo("400 Invalid or already used token");
        assertThat(mail.await("admin@test.com", told + 1).text())
                .contains(email)
                .contains("Wireless research");
        assertThat(admin.get("registrations?status=pending_admin").body()).contains(email);
        assertThat(admin.get("registrations?status=rejected").body()).doesNotContain(email);

        Http.Reply approved = admin.post(path + "/approve", Map.of("slice_name", "inria_given", "comment", "Welcome!"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.json().path("first_name").asString()).isEqualTo("Ada");
        JsonNode slice = admin.get("slices/by-name/inria_given").json();
        assertThat(slice.path("member_ids").path(0).asLong())
                .isEqualTo(approved.json().path("id").asLong());
        JsonNode decided = admin.get(path).json();
        assertThat(decided.path("status").asString() + " "
                        + decided.path("admin_comment").asString())
                .isEqualTo("approved Welcome!");
        String link = mail.await(email, 2).secret();
        world.pass(Duration.ofHours(47));
        assertThat(detail(anybody.post("auth/set-password", Map.of("token", link, "password", "my own secret words"))))
                .isEqualTo("200 Password set successfully");
        assertThat(anybody.post("auth/login", Map.of("email", email, "password", "my own secret words"))
                        .status())
                .isEqualTo(200);
        assertThat(detail(admin.post(path + "/approve", Map.of())))
                .isEqualTo("400 Cannot approve request with status approved");

        Browser browser = new Browser();
        browser.post(world.url(), "sessions", Map.of("login", email, "password", "my own secret words"));
        assertThat(browser.get(world.url(), "account/export")
                        .json()
                        .at("/registrations/0/purpose")
                        .asString())
                .isEqualTo("Wireless research");
        browser.post(world.url(), "account/removals", Map.of("password", "my own secret words"));
        assertThat(detail(admin.get(path))).as("gone with the account").isEqualTo("404 Registration not found");
    }

    @Test
    void row5_aRejectedRegistrationIsKeptAndMayBeSubmittedAgain() {
        String email = "rejected" + count + "@test.com";
        register(email, "");
        Http page = Http.at(world.url()).with("X-Leasehold", "1");
        assertThat(page.post(
                                "account/confirmations",
                                Map.of("secret", mail.await(email).secret()))
                        .body())
                .as("as the page does that the mail leads to")
                .isEqualTo("{\"outcome\":\"registered\"}");
        register(email, "");
        assertThat(mail.await(email, 2).subject()).isEqualTo("You have asked for an account already");
        String path = "registrations/" + registrationOf(email).path("id").asLong();
        assertThat(admin.post(path + "/reject", Map.of("comment", "No capacity"))
                        .status())
                .isEqualTo(204);
        assertThat(admin.get(path).json().path("status").asString()).isEqualTo("rejected");
        register(email, "");
        assertThat(registrationOf(email).path("status").asString()).isEqualTo("pending_email");
        assertThat(admin.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(detail(admin.get(path))).isEqualTo("404 Registration not found");
    }

    @Test
    void row5_nobodyLearnsFromARegistrationWhoHasAnAccount() {
        Http.Reply known = register("user@test.com", "");
        Http.Reply unknown = register("unknown" + count + "@test.com", "");
        assertThat(known.status() + known.body()).isEqualTo(unknown.status() + unknown.body());
        assertThat(mail.await("user@test.com").subject()).isEqualTo("You already have an account");
        assertThat(detail(user.get("registrations"))).isEqualTo("403 Admin access required");
        assertThat(detail(anybody.get("registrations"))).isEqualTo("401 Not authenticated");
        assertThat(detail(anybody.post("registrations", Map.of("email", "a@test.com"))))
                .isEqualTo("422 body.first_name");
        assertThat(detail(register("no address", ""))).isEqualTo("422 body.email");
    }

    private static Http.Reply register(String email, String sliceName) {
        return anybody.post(
                "registrations",
                Map.of(
                        "email", email,
                        "first_name", "Ada",
                        "last_name", "Lovelace",
                        "affiliation", "Inria",
                        "slice_name", sliceName,
                        "purpose", "Wireless research"));
    }

    private static JsonNode registrationOf(String email) {
        return admin.get("registrations").json().values().stream()
                .filter(one -> one.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private long slice() {
        return admin.post("slices", Map.of("name", name)).json().path("id").asLong();
    }

    private static Http.Reply renew(Http who, String path, Duration ahead) {
        Instant until = world.clock().instant().plus(ahead);
        return who.send("PATCH", path, "{\"deleted_at\":\"" + until + "\"}");
    }

    private static List<String> names(Http.Reply reply) {
        return reply.json().values().stream()
                .map(slice -> slice.path("name").asString())
                .toList();
    }

    private static String monitor() {
        Accounts accounts = world.the(Accounts.class);
        if (accounts.find("monitor").isEmpty()) {
            accounts.create(World.SYSTEM, new NewAccount("monitor", "Monitor", null, R2labWorld.PASSWORD, false, true));
        }
        return world.the(Tokens.class)
                .make(
                        new Credentials("monitor", R2labWorld.PASSWORD, InetAddress.getLoopbackAddress()),
                        new Tokens.Wish("door", Set.of(Actor.Scope.READ, Actor.Scope.STATUS), null))
                .secret();
    }

    private static Http stranger() {
        world.the(Accounts.class)
                .create(
                        World.SYSTEM,
                        new NewAccount("stranger", "Stran Ger", "s@test.com", R2labWorld.PASSWORD, false, false));
        return R2labWorld.apiAs(world, "s@test.com");
    }
}
