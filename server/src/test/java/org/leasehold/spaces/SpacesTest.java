package org.leasehold.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.common.Problem;
import org.leasehold.spaces.SpaceItem.State;
import org.leasehold.testing.Modules;
import org.leasehold.testing.SpaceFolder;

/** What people keep, and how much of it: rows Z2 to Z4, L2, L6 and R5. */
class SpacesTest {

    private static final SpacesFixture fixture = new SpacesFixture();

    @RegisterExtension
    static final Modules modules = fixture.modules();

    private final Spaces spaces = fixture.spaces();
    private final Actor.Person ada = fixture.person("ada");

    @Test
    void z4_whatIsStoredCanBeReadAndIsTheOwnersAlone() throws IOException {
        SpaceItem item = spaces.put(ada, Limited.NOTEBOOKS, "one.ipynb", "hello".getBytes(StandardCharsets.UTF_8));
        Actor.Person eve = fixture.person("eve");
        Actor.Person root = fixture.administrator("root");

        try (var content = spaces.read(ada, item.id())) {
            assertThat(content).hasContent("hello");
        }
        for (Actor.Person other : List.of(eve, root)) {
            problemOf(Problem.NotFound.class, () -> spaces.read(other, item.id()));
            problemOf(Problem.NotFound.class, () -> spaces.delete(other, item.id()));
            problemOf(Problem.NotFound.class, () -> spaces.restore(other, item.id()));
        }
    }

    @Test
    void z4_storingAgainTakesThePlaceOfWhatWasThere() throws IOException {
        SpaceItem first = fixture.put(ada, "one.ipynb");
        SpaceItem second = spaces.put(ada, Limited.NOTEBOOKS, "one.ipynb", new byte[7]);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(Files.size(fixture.of(ada, "notebooks").resolve("one.ipynb")))
                .isEqualTo(7);
    }

    @Test
    void noNameIsAWayToSomewhereElse() {
        for (String name :
                List.of("", ".", "..", "../x", "a/b", "a\\b", ".hidden", " x", "a\nb", "a\0b", "x".repeat(201))) {
            assertThat(problemOf(Problem.Invalid.class, () -> spaces.put(ada, Limited.NOTEBOOKS, name, new byte[1]))
                            .field())
                    .as(name)
                    .isEqualTo("name");
        }
    }

    @Test
    void z3_anExampleIsReadOnlyAndItsCopyIsNot() throws IOException {
        Path chamber = Files.createDirectories(fixture.folder().examples().resolve("chamber"));
        Files.writeString(chamber.resolve("noise.ipynb"), "{}");
        Files.writeString(chamber.resolve("hidden.ipynb"), "{}");
        Files.writeString(chamber.resolve("examples.json"), """
                [{"name": "noise.ipynb", "title": "Noise", "tool": "hub", "needs": "small"},
                 {"name": "../secret", "title": "No"},
                 {"name": "gone.ipynb", "title": "Gone"}]""");
        Examples examples = modules.the(Examples.class);

        assertThat(examples.list()).singleElement().satisfies(example -> {
            assertThat(example.needs()).isEqualTo("small");
            assertThat(example.tool()).isEqualTo("hub");
        });
        SpaceItem copy = spaces.copy(ada, "chamber", "noise.ipynb", "mine.ipynb");
        assertThat(fixture.of(ada, "notebooks").resolve("mine.ipynb")).hasContent("{}");
        assertThat(copy.what()).isEqualTo(Limited.NOTEBOOKS);
        problemOf(Problem.Taken.class, () -> spaces.copy(ada, "chamber", "noise.ipynb", "mine.ipynb"));
        problemOf(Problem.NotFound.class, () -> spaces.copy(ada, "chamber", "hidden.ipynb", null));
        problemOf(Problem.NotFound.class, () -> spaces.copy(ada, "..", "examples.json", null));
    }

    @Test
    void r5_aRefusalNamesItsRule() {
        fixture.limit(ada, Limited.NOTEBOOKS, 2L, 1_000L, null, null);
        fixture.put(ada, "one.ipynb");
        fixture.put(ada, "two.ipynb");

        Problem.Refused full = problemOf(Problem.Refused.class, () -> fixture.put(ada, "three.ipynb"));
        assertThat(full.rule()).isEqualTo("notebooks-count");
        assertThat(full.detail()).contains("2 of 2", "of the account: a test");
        Problem.Refused large =
                problemOf(Problem.Refused.class, () -> spaces.put(ada, Limited.NOTEBOOKS, "two.ipynb", new byte[950]));
        assertThat(large.rule()).isEqualTo("notebooks-size");
        assertThat(large.allowed()).isEqualTo("at most 1000 bytes");
        assertThat(spaces.put(ada, Limited.NOTEBOOKS, "two.ipynb", new byte[900])
                        .bytes())
                .isEqualTo(900);
    }

    @Test
    void r5_ofManyWhoStoreAtOnceNoMoreGetInThanFit() {
        fixture.limit(ada, Limited.NOTEBOOKS, 5L, null, null, null);
        IntStream.range(0, 20).parallel().forEach(number -> {
            try {
                fixture.put(ada, "n" + number + ".ipynb");
            } catch (RuntimeException refused) {
                assertThat(refused).hasMessageContaining("5 of 5");
            }
        });
        assertThat(spaces.list(ada, false)).hasSize(5);
        assertThat(fixture.of(ada, "notebooks").toFile().list()).hasSize(5);
    }

    @Test
    void l6_itIsSaidBeforeWhileAndAfterThereIsTooMuch() {
        fixture.limit(ada, Limited.SAVED_DATA, null, 10_000L, null, null);
        SpaceItem first = spaces.put(ada, Limited.SAVED_DATA, "a", new byte[9_000]);
        assertThat(quota().state()).isEqualTo(Quota.State.WITHIN);
        spaces.put(ada, Limited.SAVED_DATA, "b", new byte[500]);
        assertThat(quota().state()).isEqualTo(Quota.State.NEARLY_FULL);
        assertThat(fixture.mails(ada)).containsExactly("Little is left for your saved data");

        SpaceFolder.write(fixture.of(ada, "saved").resolve("c"), 5_000, fixture.today());
        fixture.pass(Duration.ofHours(1));
        assertThat(quota().state()).isEqualTo(Quota.State.OVER);
        assertThat(quota().readOnly()).isTrue();
        assertThat(fixture.mails(ada)).last().isEqualTo("Your saved data are read-only");
        assertThat(fixture.of(ada, "saved").toFile().toPath())
                .satisfies(
                        path -> assertThat(Files.getPosixFilePermissions(path).toString())
                                .doesNotContain("WRITE"));
        assertThat(problemOf(Problem.Refused.class, () -> spaces.put(ada, Limited.SAVED_DATA, "d", new byte[1]))
                        .rule())
                .isEqualTo("saved-data-exceeded");

        spaces.delete(ada, first.id());
        assertThat(quota().readOnly()).isFalse();
        assertThat(fixture.mails(ada)).last().isEqualTo("Your saved data can be written to again");
        fixture.pass(Duration.ofMinutes(1));
        assertThat(fixture.of(ada, "saved").toFile().toPath())
                .satisfies(
                        path -> assertThat(Files.getPosixFilePermissions(path).toString())
                                .contains("OWNER_WRITE"));
        assertThat(fixture.mails(ada)).hasSize(3);
    }

    @Test
    void l6_whatCannotBeMeasuredIsTooMuch() throws IOException {
        fixture.put(ada, "one.ipynb");
        Path deep = fixture.of(ada, "saved").resolve("deep");
        for (int level = 0; level < 80; level++) {
            deep = deep.resolve("d");
        }
        Files.createDirectories(deep);
        fixture.pass(Duration.ofHours(1));

        assertThat(quota().state()).isEqualTo(Quota.State.OVER);
        assertThat(quota().problem()).contains("deep");
    }

    @Test
    void deletingTwiceRemovesForGood() {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        assertThat(spaces.delete(ada, item.id()).state()).isEqualTo(State.DELETED);
        assertThat(spaces.delete(ada, item.id()).state()).isEqualTo(State.PURGED);
        assertThat(fixture.folder()
                        .trash()
                        .resolve(fixture.account(ada).subject().toString()))
                .isEmptyDirectory();
    }

    @Test
    void whatComesBackNeedsItsNameAndRoom() {
        fixture.limit(ada, Limited.NOTEBOOKS, 2L, null, null, null);
        SpaceItem first = fixture.put(ada, "one.ipynb");
        spaces.delete(ada, first.id());
        SpaceItem second = fixture.put(ada, "one.ipynb");
        problemOf(Problem.Taken.class, () -> spaces.restore(ada, first.id()));
        spaces.delete(ada, second.id());
        fixture.put(ada, "two.ipynb");
        fixture.put(ada, "three.ipynb");
        problemOf(Problem.Refused.class, () -> spaces.restore(ada, first.id()));
    }

    @Test
    void storingAndDeletingAgainAndAgainDoesNotFillTheDisk() {
        fixture.limit(ada, Limited.NOTEBOOKS, 3L, 250L, null, null);
        for (int round = 0; round < 6; round++) {
            spaces.delete(ada, fixture.put(ada, "n" + round + ".ipynb").id());
        }
        assertThat(spaces.list(ada, false)).extracting(SpaceItem::name).containsExactly("n4.ipynb", "n5.ipynb");
        assertThat(fixture.folder()
                        .trash()
                        .resolve(fixture.account(ada).subject().toString())
                        .toFile()
                        .list())
                .hasSize(2);
    }

    @Test
    void aServerThatDiedWhileItDeletedIsUnderstood() throws SpaceFailure {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        modules.the(SpaceDriver.class)
                .discard(fixture.account(ada).subject(), Limited.NOTEBOOKS, "one.ipynb", item.id());
        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.now(ada, item).state()).isEqualTo(State.DELETED);
        assertThat(spaces.restore(ada, item.id()).state()).isEqualTo(State.KEPT);
        assertThat(fixture.of(ada, "notebooks").resolve("one.ipynb")).exists();
    }

    @Test
    void l2_aSpaceThatCannotBeRemovedIsToldOfAndTriedAgain() throws IOException {
        Actor.Person root = fixture.administrator("root");
        fixture.put(ada, "one.ipynb");
        Path space = fixture.of(ada, "notebooks").getParent();
        Path obstacle =
                fixture.folder().trash().resolve(fixture.account(ada).subject().toString());
        Files.createDirectories(fixture.folder().trash());
        Files.writeString(obstacle, "in the way");

        fixture.care().remove(fixture.account(ada));
        assertThat(space).exists();
        assertThat(fixture.care().leftovers(root))
                .anySatisfy(leftover -> assertThat(leftover.subject())
                        .isEqualTo(fixture.account(ada).subject()));

        Files.delete(obstacle);
        fixture.pass(Duration.ofHours(1));
        assertThat(space).doesNotExist();
        assertThat(fixture.care().leftovers(root)).isEmpty();
    }

    private Quota quota() {
        return spaces.quotas(ada).stream()
                .filter(quota -> quota.limit().what() == Limited.SAVED_DATA)
                .findFirst()
                .orElseThrow();
    }
}
