package org.leasehold.spaces.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceDriver.Access;
import org.leasehold.spaces.SpaceDriver.Found;
import org.leasehold.spaces.SpaceDriver.Staged;
import org.leasehold.spaces.SpaceDriver.Survey;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceSettings;
import org.leasehold.testing.SpaceFolder;

/** Folders on disk, to which others write whatever they like while we look: rows Z5, L2 and R2. */
class FolderDriverTest {

    private static final Instant EARLIER = Instant.parse("2026-11-01T08:00:00Z");
    private static final UUID ADA = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID EVE = UUID.fromString("22222222-2222-4222-8222-222222222222");

    @TempDir
    Path folder = Path.of("");

    private FolderDriver driver = driver(Path.of(""));
    private Path notebooks = Path.of("");

    @BeforeEach
    void aSpaceOfAda() throws SpaceFailure {
        driver = driver(folder);
        driver.prepare(ADA);
        notebooks = folder.resolve(ADA.toString()).resolve("notebooks");
    }

    private static FolderDriver driver(Path folder) {
        return new FolderDriver(
                new SpaceSettings(folder, folder.resolve("examples"), Duration.ofDays(7)), InstantSource.system());
    }

    @Test
    void z5_whatIsThereIsMeasured() throws SpaceFailure {
        SpaceFolder.write(notebooks.resolve("one.ipynb"), 100, EARLIER);
        SpaceFolder.write(notebooks.resolve("survey/a/b.fits"), 2_000, EARLIER);
        SpaceFolder.write(notebooks.resolve("survey/c.fits"), 300, EARLIER);

        assertThat(words(driver.measure(ADA, Limited.NOTEBOOKS))).isEqualTo("one.ipynb 100, survey/ 2300");
        assertThat(driver.measure(ADA, Limited.SAVED_DATA).found()).isEmpty();
        assertThat(driver.measure(EVE, Limited.NOTEBOOKS).found()).isEmpty();
        assertThat(driver.subjects()).containsExactly(ADA);
    }

    @Test
    void aFolderChangedWhenTheLatestInItDid() throws SpaceFailure, IOException {
        SpaceFolder.write(notebooks.resolve("survey/c.fits"), 1, EARLIER.plusSeconds(60));
        Files.setLastModifiedTime(notebooks.resolve("survey"), FileTime.from(EARLIER));

        assertThat(driver.measure(ADA, Limited.NOTEBOOKS).found())
                .singleElement()
                .satisfies(found -> assertThat(found.changed()).isEqualTo(EARLIER.plusSeconds(60)));
    }

    @Test
    void linksAreNotFollowedNorWhatTheyLeadToRemoved() throws SpaceFailure, IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        SpaceFolder.write(outside.resolve("precious"), 10_000, EARLIER);
        Files.createSymbolicLink(notebooks.resolve("link"), outside);
        Files.createDirectory(notebooks.resolve("mine"));
        Files.createSymbolicLink(notebooks.resolve("mine/up"), outside);
        Files.createSymbolicLink(notebooks.resolve("mine/self"), notebooks);

        assertThat(words(driver.measure(ADA, Limited.NOTEBOOKS))).isEqualTo("link 0, mine/ 0");
        assertThatThrownBy(() -> driver.open(ADA, Limited.NOTEBOOKS, "link")).isInstanceOf(SpaceFailure.class);

        driver.discard(ADA, Limited.NOTEBOOKS, "mine", 1);
        driver.purge(ADA, 1);
        driver.remove(ADA);
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void aPartThatIsALinkIsNoPart() throws SpaceFailure, IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        SpaceFolder.write(outside.resolve("precious"), 10, EARLIER);
        Files.delete(notebooks);
        Files.createSymbolicLink(notebooks, outside);

        assertThatThrownBy(() -> driver.measure(ADA, Limited.NOTEBOOKS)).isInstanceOf(SpaceFailure.class);
        assertThatThrownBy(() -> driver.discard(ADA, Limited.NOTEBOOKS, "precious", 1))
                .isInstanceOf(SpaceFailure.class);
        assertThatThrownBy(() -> driver.open(ADA, Limited.NOTEBOOKS, "precious"))
                .isInstanceOf(SpaceFailure.class);
        driver.remove(ADA);
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void noNameLeadsElsewhere() throws SpaceFailure, IOException {
        driver.prepare(EVE);
        SpaceFolder.write(folder.resolve(EVE.toString()).resolve("notebooks/secret"), 10, EARLIER);
        for (String name :
                new String[] {"../../" + EVE + "/notebooks/secret", "..", ".", "", "/etc/passwd", "a/../../x", "nul\0"
                }) {
            assertThatThrownBy(() -> driver.open(ADA, Limited.NOTEBOOKS, name))
                    .as(name)
                    .isInstanceOf(SpaceFailure.class);
            try (Staged staged = staged(1)) {
                assertThatThrownBy(() -> staged.place(ADA, Limited.NOTEBOOKS, name))
                        .as(name)
                        .isInstanceOf(SpaceFailure.class);
            }
        }
        assertThat(driver.has(EVE, Limited.NOTEBOOKS, "secret")).isTrue();
    }

    @Test
    void whatIsStoredIsWholeOrNotThere() throws SpaceFailure, IOException {
        try (Staged staged = driver.stage(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)), 5)) {
            assertThat(driver.measure(ADA, Limited.NOTEBOOKS).found()).isEmpty();
            staged.place(ADA, Limited.NOTEBOOKS, "näht.ipynb");
        }
        try (Staged _ = staged(5)) {
            assertThat(SpaceFolder.isEmpty(folder.resolve(".incoming"))).isFalse();
        }

        assertThat(SpaceFolder.isEmpty(folder.resolve(".incoming"))).isTrue();
        try (InputStream content = driver.open(ADA, Limited.NOTEBOOKS, "näht.ipynb")) {
            assertThat(content).hasContent("hello");
        }
    }

    @Test
    void r2_whatIsDiscardedComesBackOrIsGoneForGood() throws SpaceFailure {
        SpaceFolder.write(notebooks.resolve("one/two"), 10, EARLIER);

        driver.discard(ADA, Limited.NOTEBOOKS, "one", 7);
        driver.discard(ADA, Limited.NOTEBOOKS, "one", 7);
        assertThat(notebooks.resolve("one")).doesNotExist();
        assertThat(driver.hasDiscarded(ADA, 7)).isTrue();
        driver.restore(ADA, Limited.NOTEBOOKS, "one", 7);
        assertThat(notebooks.resolve("one/two")).exists();

        driver.discard(ADA, Limited.NOTEBOOKS, "one", 7);
        driver.purge(ADA, 7);
        driver.purge(ADA, 7);
        assertThat(driver.hasDiscarded(ADA, 7)).isFalse();
        assertThat(SpaceFolder.isEmpty(folder.resolve(".trash").resolve(ADA.toString())))
                .isTrue();
    }

    @Test
    void aTreeDeeperThanAnybodyNeedsIsSaidToBeAndRemoved() throws SpaceFailure, IOException {
        Path deepest = notebooks.resolve("deep");
        Files.createDirectory(deepest);
        Path top = deepest;
        for (int level = 0; level < 300; level++) {
            deepest = Files.createDirectory(deepest.resolve("d"));
        }
        SpaceFolder.write(deepest.resolve("f"), 10, EARLIER);

        assertThat(driver.measure(ADA, Limited.NOTEBOOKS).found())
                .singleElement()
                .satisfies(found -> assertThat(found.problem()).contains("deep"));
        driver.discard(ADA, Limited.NOTEBOOKS, "deep", 3);
        driver.purge(ADA, 3);
        assertThat(top).doesNotExist();
        assertThat(SpaceFolder.isEmpty(folder.resolve(".trash").resolve(ADA.toString())))
                .isTrue();
    }

    @Test
    void filesThatVanishWhileTheyAreMeasuredAreNoFailure() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread restless = Thread.ofPlatform().start(() -> {
            for (int round = 0; !enough.get(); round++) {
                Path top = notebooks.resolve("d" + round % 7);
                for (Path gone : List.of(SpaceFolder.write(top.resolve("x/y"), 1, EARLIER), top.resolve("x"), top)) {
                    assertThat(gone.toFile().delete()).isTrue();
                }
            }
        });
        for (int round = 0; round < 300; round++) {
            assertThat(driver.measure(ADA, Limited.NOTEBOOKS).problem()).isNull();
        }
        enough.set(true);
        restless.join();
    }

    @Test
    void l2_whatIsRemovedIsGoneThoughSomebodyWritesMeanwhile() throws Exception {
        for (int number = 0; number < 50; number++) {
            SpaceFolder.write(notebooks.resolve("n" + number + "/f"), 10, EARLIER);
        }
        driver.discard(ADA, Limited.NOTEBOOKS, "n1", 1);

        driver.remove(ADA);
        driver.remove(ADA);

        assertThat(folder.resolve(ADA.toString())).doesNotExist();
        assertThat(folder.resolve(".trash").resolve(ADA.toString())).doesNotExist();
        assertThat(driver.subjects()).isEmpty();
    }

    @Test
    void l6_aReadOnlyPartIsNotWrittenToButByUs() throws SpaceFailure, IOException {
        SpaceFolder.write(notebooks.resolve("one"), 10, EARLIER);
        driver.allow(ADA, Limited.NOTEBOOKS, Access.READ_ONLY);
        assertThat(Files.getPosixFilePermissions(notebooks))
                .doesNotContain(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE);

        driver.discard(ADA, Limited.NOTEBOOKS, "one", 1);
        assertThat(Files.getPosixFilePermissions(notebooks)).doesNotContain(PosixFilePermission.OWNER_WRITE);

        driver.allow(ADA, Limited.NOTEBOOKS, Access.READ_WRITE);
        assertThat(Files.getPosixFilePermissions(notebooks))
                .contains(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE);
    }

    @Test
    void whatOneOperatorHasSetStays() throws SpaceFailure, IOException {
        Files.setPosixFilePermissions(notebooks, PosixFilePermissions.fromString("rwxr-x--x"));
        driver.allow(ADA, Limited.NOTEBOOKS, Access.READ_WRITE);
        driver.prepare(ADA);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(notebooks)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void aFileThatIsNoneIsNotOpened() throws Exception {
        Process made = new ProcessBuilder("mkfifo", notebooks.resolve("pipe").toString()).start();
        assertThat(made.waitFor()).isZero();

        assertThat(words(driver.measure(ADA, Limited.NOTEBOOKS))).isEqualTo("pipe 0");
        assertThatThrownBy(() -> driver.open(ADA, Limited.NOTEBOOKS, "pipe")).isInstanceOf(SpaceFailure.class);
    }

    @Test
    void whatWasLeftBehindOnItsWayInIsTidiedUpAfterADay() throws SpaceFailure, IOException {
        try (Staged staged = staged(5)) {
            Path incoming = Files.list(folder.resolve(".incoming")).findFirst().orElseThrow();
            Path old = SpaceFolder.write(incoming.resolveSibling("old"), 5, EARLIER);
            Files.copy(incoming, incoming.resolveSibling("new"), StandardCopyOption.COPY_ATTRIBUTES);
            driver.tidy();
            assertThat(old).doesNotExist();
            assertThat(incoming.resolveSibling("new")).exists();
            staged.place(ADA, Limited.TEMPORARY_DATA, "kept");
        }
    }

    @Test
    void contentIsReadAsFarAsItMayBeLongAndNoFurther() throws SpaceFailure, IOException {
        InputStream endless =
                new SequenceInputStream(new ByteArrayInputStream(new byte[100]), InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        return length;
                    }
                };
        try (Staged staged = driver.stage(endless, 1_000_000)) {
            assertThat(staged.bytes()).isEqualTo(1_000_001);
        }
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[100]), InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("gone");
                    }
                };
        assertThatThrownBy(() -> driver.stage(broken, 10)).hasMessage("gone");
        assertThat(SpaceFolder.isEmpty(folder.resolve(".incoming"))).isTrue();
    }

    private Staged staged(int bytes) throws SpaceFailure, IOException {
        return driver.stage(new ByteArrayInputStream(new byte[bytes]), bytes);
    }

    private static String words(Survey survey) {
        return survey.found().stream()
                .sorted(Comparator.comparing(Found::name))
                .map(found -> found.name() + (found.folder() ? "/ " : " ") + found.bytes())
                .collect(Collectors.joining(", "));
    }
}
