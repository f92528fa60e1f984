package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Tokens;
import org.leasehold.accounts.Trials;
import org.leasehold.spaces.SpaceCare;
import org.leasehold.spaces.SpaceSettings;
import org.leasehold.testing.Http;
import org.leasehold.testing.SpaceFolder;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** What is kept for people, over HTTP: rows Z5, L2, L3 of trials, and R5, L5, R2 of all. */
class SpaceRoutesTest {

    private static final SpaceFolder folder = new SpaceFolder();

    @RegisterExtension
    static final World world = World.standingStill().with(SpaceSettings.class, folder::settings);

    private static Http anybody = Http.at(URI.create("http://127.0.0.1"));
    private static Http ada = anybody;
    private static Http root = anybody;

    @BeforeAll
    static void people() {
        anybody = Http.at(world.url());
        world.has(aFacility("open").openFrom(0).withNodes("n1").definition());
        ada = anybody.as(token(world.hasPerson("ada")));
        Account admin =
                world.the(Accounts.class).create(World.SYSTEM, new NewAccount("root", "Root", null, null, true, false));
        root = anybody.as(token(new Actor.Person(admin.id(), "root", "Root", admin.level(), true, Actor.Scope.all())));
    }

    private static String token(Actor.Person person) {
        return world.the(Tokens.class)
                .make(person, new Tokens.Wish("test", EnumSet.of(Actor.Scope.READ, Actor.Scope.WRITE), null))
                .secret();
    }

    @Test
    void z5_aTrialHasRoomForItselfUntilItEnds() {
        Http guest = trial();
        Account account = accountOf(guest);

        Http.Reply stored = guest.send("PUT", "account/spaces/notebooks/first.ipynb", "{}");
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(stored.json().path("keepUntil").asString()).isEqualTo(String.valueOf(account.endsAt()));
        assertThat(guest.send("PUT", "account/spaces/temporary-data/x", "1").status())
                .isEqualTo(200);
        Http.Reply saved = guest.send("PUT", "account/spaces/saved-data/x", "1");
        assertThat(saved.problem()).isEqualTo("422 refused-by-policy what");
        assertThat(saved.json().path("rule").asString()).isEqualTo("saved-data-count");
        assertThat(saved.json().path("detail").asString()).contains("level 0");
    }

    @Test
    void l2_leavingRemovesItsSpaceForGood() {
        Http guest = trial();
        Path space = folder.of(accountOf(guest).subject());
        String deleted = guest.send("PUT", "account/spaces/notebooks/second.ipynb", "{}")
                .json()
                .path("id")
                .asString();
        guest.send("DELETE", "account/spaces/items/" + deleted, "");
        guest.send("PUT", "account/spaces/notebooks/first.ipynb", "{}");
        SpaceFolder.write(space.resolve("temp/a/b"), 10, world.clock().instant());
        assertThat(space).exists();

        assertThat(guest.send("DELETE", "sessions/current", "").status()).isEqualTo(204);

        assertThat(space).doesNotExist();
        assertThat(folder.trash().resolve(space.getFileName())).doesNotExist();
    }

    @Test
    void g1_whoRegistersKeepsWhatTheyHaveForLonger() {
        Http guest = trial();
        Account account = accountOf(guest);
        String item = guest.send("PUT", "account/spaces/notebooks/first.ipynb", "{}")
                .json()
                .path("id")
                .asString();
        world.database()
                .jdbc()
                .sql("update account set level = 1, ends_at = null where id = :id")
                .param("id", account.id())
                .update();
        world.pass(Duration.ofMinutes(16));
        world.the(SpaceCare.class).keepDue();

        assertThat(Instant.parse(guest.get("account/spaces/items/" + item)
                        .json()
                        .path("keepUntil")
                        .asString()))
                .isAfter(world.clock().instant().plus(Duration.ofDays(170)));
    }

    @Test
    void l2_whatAToolWritesAfterTheEndIsRemovedToo() {
        Http guest = trial();
        Account account = accountOf(guest);
        guest.send("PUT", "account/spaces/notebooks/first.ipynb", "{}");
        world.the(Trials.class).end(account.id());
        Path space = folder.of(account.subject());
        SpaceFolder.write(
                space.resolve("notebooks/late.ipynb"), 10, world.clock().instant());

        world.pass(Duration.ofMinutes(16));
        world.the(SpaceCare.class).keepDue();

        assertThat(space).doesNotExist();
        assertThat(root.get("space-deletions?until=2027-01-01T00:00:00Z").json().path("leftovers"))
                .isEmpty();
    }

    @Test
    void z3_whatIsStoredIsReadAndNeverShownAsAPage() {
        String page = "<script>alert(1)</script>";
        Http.Reply stored = ada.send("PUT", "account/spaces/saved-data/my%20page.html", page);
        Http.Reply content =
                ada.get("account/spaces/items/" + stored.json().path("id").asString() + "/content");

        assertThat(content.body()).isEqualTo(page);
        assertThat(content.header("Content-Type")).contains("application/octet-stream");
        assertThat(content.header("Content-Disposition")).contains("attachment; filename*=UTF-8''my%20page.html");
        assertThat(content.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.header("Content-Security-Policy").orElseThrow()).contains("sandbox");
        assertThat(root.get("account/spaces/items/" + stored.json().path("id").asString() + "/content")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(anybody.get("account/spaces").problem()).isEqualTo("401 not-logged-in");
    }

    @Test
    void aPathIsNoName() {
        for (String name : new String[] {"..%2f..%2fx", "%2e%2e", "a%00b", "a%0ab", ".x"}) {
            assertThat(ada.send("PUT", "account/spaces/notebooks/" + name, "1").status())
                    .as(name)
                    .isBetween(400, 422);
        }
        assertThat(ada.send("PUT", "account/spaces/leases/x", "1").problem()).isEqualTo("404 not-found");
        assertThat(ada.send("PUT", "account/spaces/notebooks/large", "x".repeat((10 << 20) + 1))
                        .problem())
                .isEqualTo("400 bad-request");
    }

    @Test
    void r5_theFeedOfUseSaysHowFullWhatHappensAndWhy() {
        JsonNode notebooks =
                ada.get("account/spaces/quota").json().path("items").get(0);

        assertThat(notebooks.path("what").asString()).isEqualTo("notebooks");
        assertThat(notebooks.path("mostCount").asLong()).isEqualTo(100);
        assertThat(notebooks.path("state").asString()).isEqualTo("within");
        assertThat(notebooks.path("whenExceeded").toString()).isEqualTo("[\"refuse-new\",\"read-only\"]");
        assertThat(notebooks.at("/because/source").asString()).isEqualTo("level 1");
    }

    @Test
    void l5_aRequestGoesFromAskingToBeingDecided() {
        String item = ada.send("PUT", "account/spaces/notebooks/kept.ipynb", "{}")
                .json()
                .path("id")
                .asString();
        String path = "account/spaces/items/" + item + "/requests";
        assertThat(ada.post(path, Map.of("kind", "lend", "sponsor", "Obs", "reason", "R"))
                        .problem())
                .isEqualTo("422 invalid kind");
        Http.Reply asked = ada.post(path, Map.of("kind", "keep", "sponsor", "Observatory", "reason", "Rare."));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        String decision = "space-requests/" + asked.json().path("id").asString() + "/decision";

        assertThat(ada.get("space-requests").problem()).isEqualTo("403 forbidden");
        assertThat(ada.post(decision, Map.of("verdict", "approve")).problem()).isEqualTo("403 forbidden");
        assertThat(root.get("space-requests")
                        .json()
                        .path("items")
                        .get(0)
                        .path("account")
                        .asString())
                .isEqualTo("ada");
        assertThat(root.post(decision, Map.of("verdict", "approve"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("approved");
        assertThat(ada.get("account/spaces/requests")
                        .json()
                        .path("items")
                        .get(0)
                        .path("decidedBy")
                        .asString())
                .isEqualTo("root");
        assertThat(ada.get("account/spaces/items/" + item)
                        .json()
                        .path("keepUntil")
                        .isNull())
                .isTrue();
    }

    @Test
    void r2_deletedThingsComeBackAndTheLookAheadIsForAdministrators() {
        String item = ada.send("PUT", "account/spaces/notebooks/gone.ipynb", "{}")
                .json()
                .path("id")
                .asString();
        assertThat(ada.send("DELETE", "account/spaces/items/" + item, "")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("deleted");
        assertThat(root.get("space-deletions?until=2026-12-31T00:00:00Z").json().path("items"))
                .anySatisfy(deletion ->
                        assertThat(deletion.path("because").asString()).isEqualTo("deleted by its owner"));
        assertThat(ada.get("space-deletions?until=2026-12-31T00:00:00Z").problem())
                .isEqualTo("403 forbidden");
        assertThat(ada.post("account/spaces/items/" + item + "/restore", "")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("kept");
    }

    @Test
    void whoLeavesTakesWhatIsKnownWithThemAndLeavesNothing() {
        Actor.Person ben = world.hasPerson("ben");
        Http bens = anybody.as(token(ben));
        bens.send("PUT", "account/spaces/notebooks/mine.ipynb", "{}");
        Path space = folder.of(world.the(Accounts.class).get("ben").subject());

        assertThat(bens.get("account/export").json().at("/spaces/items/0/name").asString())
                .isEqualTo("mine.ipynb");
        assertThat(bens.get("account/history").json().path("items"))
                .anySatisfy(
                        entry -> assertThat(entry.path("text").asString()).matches("Stored item \\d+ in notebooks"));

        assertThat(root.send("DELETE", "accounts/ben", "").status()).isEqualTo(204);
        assertThat(space).doesNotExist();
    }

    private static Http trial() {
        world.pass(Duration.ofMinutes(11));
        Http.Reply begun = anybody.post("account/trials", "");
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        return anybody.with("Cookie", begun.header("Set-Cookie").orElseThrow().split(";", 2)[0])
                .with("X-Leasehold", "1");
    }

    private static Account accountOf(Http guest) {
        return world.the(Accounts.class)
                .get(guest.get("me").json().at("/account/name").asString());
    }
}
