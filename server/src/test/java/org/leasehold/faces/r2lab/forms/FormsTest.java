package org.leasehold.faces.r2lab.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.R2labWorld;
import org.leasehold.testing.Http;
import org.leasehold.testing.World;

/** The posts of the pages of R2lab's web server, with our session and their token against forged requests. */
class FormsTest {

    @RegisterExtension
    static final World world = World.standingStill().with(R2labSettings.class, () -> R2labWorld.doors(null));

    private static Http web = Http.at(URI.create("http://127.0.0.1"));
    private static Http page = web;
    private static String session = "";
    private static String token = "";
    private static int days;

    private String day = "";

    @BeforeAll
    static void somebodyIsLoggedIn() {
        R2labWorld.fill(world);
        web = Http.below(URI.create(world.url() + "/old/web/"));
        Http.Reply begun = Http.at(world.url())
                .post("sessions", Map.of("login", "user@test.com", "password", R2labWorld.PASSWORD));
        session = begun.header("Set-Cookie").orElse("").replaceFirst(";.*", "");
        String given = web.get("csrf").header("Set-Cookie").orElse("");
        token = given.replaceFirst("csrftoken=", "").replaceFirst(";.*", "");
        page = web.with("Cookie", session + "; csrftoken=" + token).with("X-CSRFToken", token);
    }

    @BeforeEach
    void anotherDay() {
        days++;
        day = "2099-05-%02dT".formatted(days);
    }

    @Test
    void aLeaseIsAddedUpdatedAndDeleted() {
        Http.Reply added = add("10:00:00Z", "11:00:00Z");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().propertyNames())
                .containsExactly("uuid", "slicename", "valid_from", "valid_until", "ok");
        assertThat(added.json().path("ok").asBoolean()).isTrue();
        assertThat(added.json().path("valid_from").asString()).isEqualTo(day + "10:00:00Z");
        long uuid = added.json().path("uuid").asLong();
        Http.Reply moved = page.post("leases/update", Map.of("uuid", uuid, "valid_until", day + "12:00:00.000Z"));
        assertThat(moved.json().path("valid_until").asString()).isEqualTo(day + "12:00:00Z");
        assertThat(page.post("leases/delete", Map.of("uuid", uuid)).body()).isEqualTo("{\"ok\":true}");
        assertThat(error(page.post("leases/delete", Map.of("uuid", uuid)))).contains("There is no lease");
    }

    @Test
    void whateverIsWrongTheStatusIs200AndItIsSaid() {
        add("10:00:00Z", "11:00:00Z");
        assertThat(error(add("10:30:00Z", "11:30:00Z"))).contains("is taken from");
        assertThat(error(add("13:05:00Z", "14:00:00Z"))).contains("grain");
        assertThat(error(add("15:00:00Z", "14:00:00Z"))).contains("end after it starts");
        assertThat(error(page.post("leases/add", Map.of("slicename", "test-slice", "colour", "red"))))
                .isEqualTo("missing mandatory field(s): valid_from, valid_until unknown field(s): colour");
        assertThat(error(page.post("leases/update", Map.of()))).isEqualTo("missing mandatory field(s): uuid");
        assertThat(error(page.post("leases/delete", Map.of("uuid", 1, "x", 2)))).isEqualTo("unknown field(s): x");
        assertThat(error(page.post("leases/add", "no json"))).contains("not JSON");
        assertThat(error(page.post("leases/add", "[]"))).contains("no JSON object");
        R2labWorld.slice(world, "others-slice");
        Map<String, Object> others = new LinkedHashMap<>(wish("16:00:00Z", "17:00:00Z"));
        others.put("slicename", "others-slice");
        assertThat(error(page.post("leases/add", others))).contains("Only a member");
    }

    @Test
    void whoIsNotLoggedInIsToldSoAndAForgedPostDoesNothing() {
        Map<String, Object> wish = wish("10:00:00Z", "11:00:00Z");
        assertThat(error(web.post("leases/add", wish))).isEqualTo("User is not authenticated");
        Http cookies = web.with("Cookie", session + "; csrftoken=" + token);
        String other = "0".repeat(64);
        for (Http forged : List.of(
                web.with("Cookie", session),
                cookies,
                cookies.with("X-CSRFToken", other),
                cookies.with("X-CSRFToken", ""),
                web.with("Cookie", session + "; csrftoken=").with("X-CSRFToken", ""),
                page.with("Origin", "https://evil.example"))) {
            assertThat(forged.post("leases/add", wish).status()).isEqualTo(403);
        }
        assertThat(page.get("r2labapi/leases?after=" + day + "00:00:00Z&before=" + day + "23:00:00Z")
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void theRestIsReachedWithTheSession() {
        assertThat(web.get("r2labapi/users/me").body()).isEqualTo("{\"error\":\"User is not authenticated\"}");
        Http reader = web.with("Cookie", session);
        assertThat(reader.get("r2labapi/users/me").json().path("email").asString())
                .isEqualTo("user@test.com");
        Map<String, Object> wish = Map.of(
                "resource_name",
                "r2lab",
                "slice_name",
                "test-slice",
                "t_from",
                day + "10:00:00Z",
                "t_until",
                day + "11:00:00Z");
        assertThat(reader.post("r2labapi/leases", wish).status()).as("forged").isEqualTo(403);
        assertThat(reader.with("Origin", "https://evil.example")
                        .post("r2labapi/leases", wish)
                        .status())
                .isEqualTo(403);
        String ours = world.url().toString();
        assertThat(reader.with("Origin", ours).post("r2labapi/leases", wish).status())
                .as("as browsers post from our pages")
                .isEqualTo(201);
        assertThat(page.post("r2labapi/leases", wish).status()).isEqualTo(409);
    }

    @Test
    void whatNeedsNoLogInIsReachedWithoutAndNothingElse() {
        assertThat(web.post("api/public/auth/forgot-password", Map.of("email", "nobody@test.com"))
                        .status())
                .isEqualTo(200);
        assertThat(web.get("api/public/leases").status()).isEqualTo(404);
        assertThat(web.get("api/public/leases").body()).isEqualTo("{\"error\":\"Not found\"}");
        assertThat(web.get("elsewhere").status()).isEqualTo(404);
    }

    @Test
    void noGarbageHarmsAnybody() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        String[] verbs = {"add", "update", "delete", "nothing", "a.b"};
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "-1",
            "1e999",
            "uuid",
            "slicename",
            "\u0000",
            "é",
            "valid_from",
            "{\"uuid\":",
            "9223372036854775808",
            "}"
        };
        for (int round = 0; round < 200; round++) {
            StringBuilder body = new StringBuilder();
            for (int piece = random.nextInt(10); piece > 0; piece--) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            Http.Reply reply = page.post("leases/" + verbs[random.nextInt(verbs.length)], body.toString());
            assertThat(reply.status()).as(body.toString()).isIn(200, 400);
            assertThat(reply.status() == 400 || reply.json().has("error")).isTrue();
        }
    }

    private Http.Reply add(String from, String until) {
        return page.post("leases/add", wish(from, until));
    }

    private Map<String, Object> wish(String from, String until) {
        return Map.of("slicename", "test-slice", "valid_from", day + from, "valid_until", day + until);
    }

    private static String error(Http.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().propertyNames()).containsExactly("error");
        return reply.json().path("error").asString();
    }
}
