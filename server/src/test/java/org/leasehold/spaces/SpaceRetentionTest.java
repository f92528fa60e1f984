package org.leasehold.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.common.Problem;
import org.leasehold.spaces.SpaceItem.State;
import org.leasehold.testing.Modules;
import org.leasehold.testing.SpaceFolder;

/** How long things are kept, how people are told, and how they go: rows 2.6, R1 and R2. */
class SpaceRetentionTest {

    private static final SpacesFixture fixture = new SpacesFixture();

    @RegisterExtension
    static final Modules modules = fixture.modules();

    private final Actor.Person ada = fixture.person("ada");

    @Test
    void r2_everythingShowsWhenItExpires() {
        SpaceItem item = fixture.put(ada, "one.ipynb");

        assertThat(item.keepUntil())
                .isEqualTo(fixture.today().atZone(ZoneOffset.UTC).plusMonths(6).toInstant());
        assertThat(fixture.spaces().list(ada, false)).containsExactly(item);
    }

    @Test
    void z4_whatAToolWritesIsFoundAndPromised() {
        fixture.put(ada, "one.ipynb");
        SpaceFolder.write(
                fixture.of(ada, "saved").resolve("survey/a.fits"), 2_000, Instant.parse("2019-01-01T00:00:00Z"));
        fixture.pass(Duration.ofHours(1));

        SpaceItem found = named("survey");
        assertThat(found.bytes()).isEqualTo(2_000);
        assertThat(found.folder()).isTrue();
        assertThat(found.keepUntil())
                .as("however old the files say they are: nothing was promised before")
                .isAfter(fixture.today().plus(Duration.ofDays(364)));
    }

    @Test
    void z4_aSpaceThatAToolMadeIsFound() {
        SpaceFolder.write(fixture.of(ada, "temp").resolve("x"), 10, fixture.today());
        fixture.pass(Duration.ofHours(1));
        assertThat(named("x").what()).isEqualTo(Limited.TEMPORARY_DATA);
    }

    @Test
    void writingToItBeginsItsTimeAnew() {
        fixture.limit(ada, Limited.TEMPORARY_DATA, null, null, "P10D", "P2D");
        Path file = SpaceFolder.write(fixture.of(ada, "temp").resolve("x"), 10, fixture.today());
        fixture.pass(Duration.ofHours(1));
        fixture.passDays(5);
        Instant written = fixture.today();
        SpaceFolder.write(file, 20, written);
        fixture.pass(Duration.ofHours(1));

        assertThat(named("x").keepUntil()).isEqualTo(written.plus(Duration.ofDays(10)));

        SpaceFolder.write(file, 20, Instant.parse("2999-01-01T00:00:00Z"));
        fixture.pass(Duration.ofHours(1));
        fixture.pass(Duration.ofHours(1));
        assertThat(named("x").keepUntil())
                .as("a time to come counts as now, and once")
                .isEqualTo(fixture.today().minus(Duration.ofHours(1)).plus(Duration.ofDays(10)));
    }

    @Test
    void r2_oneMailADayTellsOfAllBeforeTheyGo() {
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", "P3D");
        for (int number = 0; number < 5; number++) {
            fixture.put(ada, "n" + number + ".ipynb");
            fixture.pass(Duration.ofHours(1));
        }
        fixture.passDays(6);
        assertThat(fixture.mails(ada)).isEmpty();

        fixture.passDays(1);
        assertThat(fixture.mails(ada)).containsExactly("5 of your notebooks and data are to be deleted");
        assertThat(fixture.lastMail(ada)).contains("n0.ipynb", "n4.ipynb", "https://leases.example.org/account");
        fixture.passDays(4);

        assertThat(fixture.mails(ada)).hasSize(1);
        assertThat(fixture.spaces().list(ada, false)).allMatch(item -> item.state() == State.DELETED);
        assertThat(SpaceFolder.isEmpty(fixture.of(ada, "notebooks"))).isTrue();
    }

    @Test
    void r2_deletedThingsComeBackForAWeekAndAreThenReallyGone() {
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", null);
        SpaceItem one = fixture.put(ada, "one.ipynb");
        SpaceItem two = fixture.put(ada, "two.ipynb");
        fixture.passDays(11);
        assertThat(fixture.now(ada, one).state()).isEqualTo(State.DELETED);
        assertThat(why(fixture.now(ada, one))).contains("P10D", "a test");

        SpaceItem back = fixture.spaces().restore(ada, one.id());
        assertThat(back.keepUntil()).isEqualTo(fixture.today().plus(Duration.ofDays(10)));
        assertThat(fixture.of(ada, "notebooks").resolve("one.ipynb")).exists();

        fixture.passDays(8);
        assertThat(fixture.now(ada, two).state()).isEqualTo(State.PURGED);
        assertThat(fixture.folder()
                        .trash()
                        .resolve(fixture.account(ada).subject().toString()))
                .isEmptyDirectory();
        problemOf(Problem.WrongState.class, () -> fixture.spaces().restore(ada, two.id()));
        assertThat(fixture.now(ada, one).state()).isEqualTo(State.KEPT);
    }

    @Test
    void r1_aShorterRuleShortensNothingUntilItsOwnerWasToldAndHadTheTime() {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        Instant promised = Objects.requireNonNull(item.keepUntil());
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P1D", "P14D");
        fixture.passDays(3);

        assertThat(fixture.mails(ada)).containsExactly("Something of yours is to be deleted");
        assertThat(fixture.lastMail(ada)).contains("The rules have changed").contains("one.ipynb");
        Instant until = Objects.requireNonNull(fixture.now(ada, item).keepUntil());
        assertThat(until).isBefore(promised).isAfter(fixture.today().plus(Duration.ofDays(11)));

        fixture.passDays(11);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);
        fixture.passDays(2);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.DELETED);
    }

    @Test
    void r1_whoCannotBeToldKeepsWhatWasPromised() {
        modules.the(Accounts.class)
                .change(SpacesFixture.SYSTEM, ada.name(), new AccountChange(null, "", null, null, null, null, null));
        SpaceItem item = fixture.put(ada, "one.ipynb");
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P1D", "P1D");
        fixture.passDays(30);

        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(item.keepUntil());
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);
    }

    @Test
    void r1_aLongerRuleHoldsAtOnce() {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        fixture.setLevel(ada, 2);
        fixture.pass(Duration.ofHours(1));
        assertThat(fixture.now(ada, item).keepUntil()).as("never").isNull();
        assertThat(fixture.mails(ada)).isEmpty();

        fixture.setLevel(ada, 1);
        fixture.pass(Duration.ofHours(1));
        assertThat(fixture.lastMail(ada)).contains("The rules have changed");
        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(item.keepUntil());
    }

    @Test
    void r2_whoeverIsToldLateHasADayMore() {
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", "P3D");
        SpaceItem item = fixture.put(ada, "one.ipynb");

        fixture.pass(Duration.ofDays(40));
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);
        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(fixture.today().plus(Duration.ofDays(1)));
        assertThat(fixture.mails(ada)).hasSize(1);

        fixture.passDays(1);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.DELETED);
    }

    @Test
    void r2_whateverFilesAreCalledTheMailIsSent() {
        fixture.limit(ada, Limited.TEMPORARY_DATA, null, null, "P1D", "P1D");
        String nasty = "a\nBcc: eve@example.org\r\u202e<b>" + "x".repeat(150);
        SpaceFolder.write(fixture.of(ada, "temp").resolve(nasty), 1, fixture.today());
        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.lastMail(ada))
                .contains("\u2022 a")
                .doesNotContain("\nBcc")
                .doesNotContain("\u202e");
    }

    @Test
    void r2_theLookAheadSaysWhatAndWhyAndIsRight() {
        Actor.Person root = fixture.administrator("root");
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", "P3D");
        SpaceItem item = fixture.put(ada, "one.ipynb");
        fixture.put(fixture.person("ben"), "two.ipynb");
        Instant soon = fixture.today().plus(Duration.ofDays(11));

        List<SpaceCare.Deletion> ahead = ofAda(fixture.care().deletions(root, soon));
        assertThat(ahead).singleElement().satisfies(deletion -> {
            assertThat(deletion.item().id()).isEqualTo(item.id());
            assertThat(deletion.at()).isEqualTo(item.keepUntil());
            assertThat(deletion.because()).contains("P10D", "of the account: a test");
            assertThat(deletion.told()).isFalse();
        });
        assertThat(ofAda(fixture.care().deletions(root, soon.minus(Duration.ofDays(2)))))
                .isEmpty();
        assertThat(fixture.mails(ada)).as("looking changes nothing").isEmpty();
        problemOf(Problem.Forbidden.class, () -> fixture.care().deletions(ada, soon));

        fixture.passDays(11);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.DELETED);
        assertThat(ofAda(fixture.care().deletions(root, fixture.today().plus(Duration.ofDays(8)))))
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.forGood()).isTrue());
    }

    @Test
    void r1_theLookAheadKnowsARuleThatWasJustSet() {
        Actor.Person root = fixture.administrator("root");
        fixture.put(ada, "one.ipynb");
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P1D", "P14D");

        assertThat(ofAda(fixture.care().deletions(root, fixture.today().plus(Duration.ofDays(14)))))
                .singleElement()
                .satisfies(deletion -> assertThat(deletion.because()).contains("P1D", "is told first"));
    }

    @Test
    void manyServersLookAfterSpacesAndEachThingHappensOnce() {
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", "P3D");
        IntStream.range(0, 10).forEach(number -> fixture.put(ada, "n" + number + ".ipynb"));
        modules.clock().advance(Duration.ofDays(8));
        IntStream.range(0, 8).parallel().forEach(_ -> fixture.care().keepDue());
        assertThat(fixture.mails(ada)).hasSize(1);

        modules.clock().advance(Duration.ofDays(3));
        IntStream.range(0, 8).parallel().forEach(_ -> fixture.care().keepDue());
        assertThat(modules.database()
                        .jdbc()
                        .sql("select count(*) from event where kind = 'space.item-deleted' and subject_id = :account")
                        .param("account", ada.accountId())
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void whatATookAwayWithAToolIsGoneAndNoFailure() {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        assertThat(fixture.of(ada, "notebooks").resolve("one.ipynb").toFile().delete())
                .isTrue();
        fixture.pass(Duration.ofHours(1));
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.PURGED);
        assertThat(why(fixture.now(ada, item))).isEqualTo("removed with a tool");
    }

    private List<SpaceCare.Deletion> ofAda(List<SpaceCare.Deletion> deletions) {
        return deletions.stream()
                .filter(deletion -> deletion.account().equals(ada.name()))
                .toList();
    }

    private SpaceItem named(String name) {
        return fixture.spaces().list(ada, false).stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String why(SpaceItem item) {
        return Objects.requireNonNull(item.deletion()).because();
    }
}
