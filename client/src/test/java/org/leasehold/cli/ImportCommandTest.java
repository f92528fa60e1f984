package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest extends CommandTest {

    private static final String LEASES = "lease_id,slice,start,end\n1,mesh,2016-01-25T10:00:00Z,2016-01-25T19:00:00Z\n";
    private static final String DONE =
            "{\"read\":1,\"taken\":1,\"dryRun\":false,\"slicesCreated\":[\"mesh\"],\"problems\":[]}";
    private static final String FAULTY = """
            {"read":2,"taken":0,"dryRun":false,"slicesCreated":[],"problems":[
             {"line":3,"code":"overlap","message":"overlaps line 2","text":"2,mesh,2016-01-25T11:00:00Z,2016-01-25T12:00:00Z"}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bringsInLeases() throws IOException {
        server.on("POST /leases/import", 200, DONE);

        assertThat(command.run("import", file(LEASES))).isZero();

        assertThat(command.out()).isEqualTo("1 leases read, 1 taken, 1 slices created.\n");
        assertThat(command.err()).isEmpty();
        assertThat(server.lastAsked().line())
                .isEqualTo("POST /leases/import?facility=r2lab&resource=chamber&dryRun=false");
        assertThat(server.lastAsked().header("Content-Type")).isEqualTo("text/csv");
        assertThat(server.lastAsked().body()).isEqualTo(LEASES);
    }

    @Test
    void mendsAnOldDumpAndTellsWhatItDid() throws IOException {
        String mended = DONE.substring(0, DONE.lastIndexOf('}'))
                + ",\"mended\":[{\"line\":3,\"code\":\"skipped\",\"message\":\"It is there.\",\"text\":\"1,a\"}]}";
        server.on("POST /leases/import", 200, mended);

        assertThat(command.run(
                        "import",
                        file("lease_id,name,beg,end\n1,a,2016-01-25 11:00:00,2016-01-25 12:00:00\n"),
                        "--mend"))
                .isZero();

        assertThat(server.lastAsked().line())
                .isEqualTo("POST /leases/import?facility=r2lab&resource=chamber&dryRun=false&mend=true");
        assertThat(command.out()).startsWith("line 3: skipped: 1,a: It is there.\n");
    }

    @Test
    void bringsInSlices() throws IOException {
        server.on("POST /slices/import", 200, DONE);

        assertThat(command.run("import", file("slice,family,country\nmesh,academia,France\n"), "--dry-run"))
                .isZero();
        assertThat(server.lastAsked().line()).isEqualTo("POST /slices/import?dryRun=true");
    }

    @Test
    void listsFaultsLineByLine() throws IOException {
        server.refuse("POST /leases/import", 409, "import-refused", ",\"report\":" + FAULTY);

        assertThat(command.run("import", file(LEASES))).isEqualTo(1);

        assertThat(command.out())
                .isEqualTo("line 3: overlap: 2,mesh,2016-01-25T11:00:00Z,2016-01-25T12:00:00Z: overlaps line 2\n");
        assertThat(command.err()).isEqualTo("leasehold: 2 leases read, 1 with a fault; nothing was taken.\n");
    }

    @Test
    void showsABarOnATerminal() throws IOException {
        server.on("POST /leases/import", 200, DONE);

        assertThat(command.terminal(new Terminal(false, true, 80)).run("import", file(LEASES)))
                .isZero();
        assertThat(command.err()).contains("Sending file.csv [##############################] 100 %");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertThat(command.run("import", file("name;age\n"))).isEqualTo(2);
        assertThat(command.err()).contains("begins with 'name;age'", "lease_id,slice,start,end");
        assertThat(command.run("import", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(command.err()).contains("There is no file");
        assertThat(server.asked()).isEmpty();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), content).toString();
    }
}
