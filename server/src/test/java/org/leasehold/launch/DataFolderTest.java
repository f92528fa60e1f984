package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.common.database.StartFailure;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void aSecretCanBeReadByItsOwnerAloneAndIsReplacedWhole() throws IOException {
        try (DataFolder folder = DataFolder.hold(parent.resolve("a").resolve("data"))) {
            folder.writeSecret("secret.json", "old");
            Path file = folder.writeSecret("secret.json", "new");

            assertThat(file).hasContent("new");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(folder.path())).isEqualTo("rwx--x--x");
        }
    }

    @Test
    void aFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.hold(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
