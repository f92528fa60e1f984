package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Retention;
import org.leasehold.spaces.SpaceCare;
import org.leasehold.spaces.SpaceSettings;
import org.leasehold.testing.SpaceFolder;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** What becomes of the notebooks and data of a trial whose person has an account: rule G2. */
class MergedSpaceTest {

    private static final SpaceFolder folder = new SpaceFolder();

    @RegisterExtension
    static final World world = World.standingStill().with(SpaceSettings.class, folder::settings);

    private final TrialAndAccount has = TrialAndAccount.in(world);
    private final UUID trial = subject(has.trial);
    private final UUID account = subject(has.account);

    private static UUID subject(String name) {
        return world.the(Accounts.class).get(name).subject();
    }

    /** As a tool does. */
    private static Path write(UUID whose, String path, int bytes) {
        return SpaceFolder.write(
                folder.of(whose).resolve(path), bytes, world.clock().instant());
    }

    private static long bytes(UUID whose, String path) throws Exception {
        return Files.size(folder.of(whose).resolve(path));
    }

    private static void look() {
        world.clock().advance(Duration.ofMinutes(16));
        world.the(SpaceCare.class).keepDue();
    }

    private List<String> items() {
        return StreamSupport.stream(
                        has.person.get("account/spaces").json().path("items").spliterator(), false)
                .filter(item -> item.path("state").asString().equals("kept"))
                .map(item -> item.path("name").asString())
                .toList();
    }

    private void limit(Limited what, long count) {
        world.the(Limits.class)
                .set(
                        World.SYSTEM,
                        new Limits.Wanted(
                                new Limits.Whom.One(has.accountId()),
                                what,
                                count,
                                null,
                                new Retention.Forever(),
                                null,
                                "few for a test"));
    }

    @Test
    void g2_notebooksAndDataGoOnInTheAccountsSpace() throws Exception {
        write(trial, "notebooks/one.ipynb", 300);
        write(trial, "temp/run/a/b", 400);
        look();
        write(trial, "notebooks/of this minute.ipynb", 500);
        long id = has.logIn();
        assertThat(has.person
                        .get("account/merges")
                        .json()
                        .at("/items/0")
                        .path("work")
                        .path("items"))
                .as("what is known so far")
                .hasSize(2);

        assertThat(has.choose(id, "move").json().path("work").path("items")).hasSize(3);

        assertThat(bytes(account, "notebooks/one.ipynb")).isEqualTo(300);
        assertThat(bytes(account, "temp/run/a/b")).isEqualTo(400);
        assertThat(bytes(account, "notebooks/of this minute.ipynb")).isEqualTo(500);
        assertThat(SpaceFolder.isEmpty(folder.of(trial).resolve("notebooks"))).isTrue();
        look();
        assertThat(items()).containsExactlyInAnyOrder("one.ipynb", "of this minute.ipynb", "run");
        JsonNode one = has.person.get("account/spaces").json().at("/items/0");
        assertThat(one.path("keepUntil").asString())
                .as("kept as the rules for the account say, from now on")
                .isGreaterThan(
                        world.clock().instant().plus(Duration.ofDays(100)).toString());
    }

    @Test
    void g2_whatTheAccountHasByThatNameStaysAndWhatComesIsNumbered() throws Exception {
        write(account, "notebooks/one.ipynb", 1);
        write(account, "notebooks/one-2.ipynb", 2);
        write(trial, "notebooks/one.ipynb", 3);
        look();

        has.choose(has.logIn(), "move");

        assertThat(bytes(account, "notebooks/one.ipynb")).isEqualTo(1);
        assertThat(bytes(account, "notebooks/one-2.ipynb")).isEqualTo(2);
        assertThat(bytes(account, "notebooks/one-3.ipynb")).isEqualTo(3);
    }

    @Test
    void g2_limitsOfTheAccountRefuseNothingAndTheSpaceIsOver() {
        write(trial, "notebooks/one.ipynb", 10);
        write(trial, "notebooks/two.ipynb", 10);
        look();
        limit(Limited.NOTEBOOKS, 1);

        assertThat(has.choose(has.logIn(), "move").status()).isEqualTo(200);

        assertThat(items()).containsExactly("one.ipynb", "two.ipynb");
        JsonNode notebooks = StreamSupport.stream(
                        has.person
                                .get("account/spaces/quota")
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(quota -> quota.path("what").asString().equals("notebooks"))
                .findFirst()
                .orElseThrow();
        assertThat(notebooks.path("state").asString()).as(notebooks.toString()).isEqualTo("over");
        assertThat(notebooks.path("readOnly").asBoolean()).isTrue();
    }

    @Test
    void g2_takingItBackGivesTheFilesBack() throws Exception {
        write(account, "notebooks/own.ipynb", 1);
        write(trial, "notebooks/one.ipynb", 3);
        look();
        long id = has.logIn();
        has.choose(id, "move");
        write(account, "notebooks/one.ipynb", 30);

        assertThat(has.choose(id, "undo").status()).isEqualTo(200);

        assertThat(bytes(trial, "notebooks/one.ipynb")).as("as it is by now").isEqualTo(30);
        assertThat(folder.of(account).resolve("notebooks/one.ipynb")).doesNotExist();
        assertThat(items()).containsExactly("own.ipynb");
        has.endDue();
        assertThat(bytes(trial, "notebooks/one.ipynb")).as("kept").isEqualTo(30);
        goneAfter(Duration.ofDays(8));
    }

    @Test
    void g2_whatIsDiscardedIsKeptSevenDaysAndReallyGoneThen() throws Exception {
        write(trial, "notebooks/one.ipynb", 3);
        write(trial, "temp/two", 4);
        look();
        has.choose(has.logIn(), "discard");
        world.pass(Duration.ofHours(3));
        has.endDue();
        look();
        world.pass(Duration.ofDays(6));
        has.endDue();
        look();
        assertThat(bytes(trial, "notebooks/one.ipynb")).as("kept").isEqualTo(3);
        assertThat(bytes(trial, "temp/two")).as("kept").isEqualTo(4);

        goneAfter(Duration.ofDays(2));
    }

    @Test
    void g2_whatWasDiscardedCanBeMovedOnTheSixthDay() throws Exception {
        write(trial, "notebooks/one.ipynb", 3);
        long id = has.logIn();
        has.choose(id, "discard");
        world.pass(Duration.ofDays(6));
        has.endDue();

        assertThat(has.choose(id, "move").status()).isEqualTo(200);

        assertThat(bytes(account, "notebooks/one.ipynb")).isEqualTo(3);
        world.pass(Duration.ofDays(8));
        has.endDue();
        assertThat(bytes(account, "notebooks/one.ipynb"))
                .as("it is the account's")
                .isEqualTo(3);
    }

    @Test
    void g2_aTrialThatEndsBeforeTheChoiceKeepsItsFilesForIt() throws Exception {
        write(trial, "notebooks/one.ipynb", 3);
        long id = has.logIn();
        world.pass(Duration.ofMinutes(40));
        has.endDue();
        assertThat(bytes(trial, "notebooks/one.ipynb")).isEqualTo(3);

        has.choose(id, "move");

        assertThat(bytes(account, "notebooks/one.ipynb")).isEqualTo(3);
    }

    @Test
    void g2_withoutAChoiceNothingOutlivesTheTrial() {
        write(trial, "notebooks/one.ipynb", 3);
        look();
        goneAfter(Duration.ofHours(3));
    }

    @Test
    void g2_whatCannotBeMovedCostsNothing() throws Exception {
        write(trial, "notebooks/one.ipynb", 3);
        write(trial, "temp/two", 4);
        look();
        long id = has.logIn();
        Files.createDirectories(folder.of(account));
        Path inTheWay = Files.writeString(folder.of(account).resolve("temp"), "no folder");

        assertThat(has.choose(id, "move").status()).isEqualTo(503);

        assertThat(bytes(trial, "notebooks/one.ipynb")).isEqualTo(3);
        assertThat(bytes(trial, "temp/two")).isEqualTo(4);
        Files.delete(inTheWay);
        assertThat(has.choose(id, "move").status()).isEqualTo(200);
        assertThat(bytes(account, "notebooks/one.ipynb")).isEqualTo(3);
    }

    private void goneAfter(Duration time) {
        world.pass(time);
        has.endDue();
        assertThat(has.trialExists()).isFalse();
        assertThat(folder.of(trial)).doesNotExist();
        assertThat(folder.trash().resolve(trial.toString())).doesNotExist();
    }
}
