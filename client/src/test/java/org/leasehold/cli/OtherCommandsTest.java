package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest extends CommandTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsFacilities() {
        assertThat(command.run("facilities")).isZero();
        assertThat(command.out()).isEqualTo("""
                FACILITY  TITLE                   TIME ZONE     GRAIN  LONGEST  AHEAD
                r2lab     R2lab anechoic chamber  Europe/Paris    10m      24h      -
                """);
    }

    @Test
    void listsResourcesByTypeAndProperty() {
        assertThat(command.run("resources", "--type", "node", "--property", "sdr=b210", "fit"))
                .isZero();
        assertThat(command.out()).contains("fit01", "sdr=b210");
        assertThat(server.lastAsked().line())
                .isEqualTo("GET /resources?facility=r2lab&type=node&property=sdr%3Ab210&q=fit&limit=1000");
    }

    @Test
    void saysWhichAreFree() {
        server.on("GET /free", 200, """
                {"from":"2026-11-26T13:00:00Z","until":"2026-11-26T15:00:00Z","total":2,"items":["fit01"]}""");

        assertThat(command.run("free", "--type", "node", "--from", "14:00", "--until", "16:00"))
                .isZero();

        assertThat(command.out()).isEqualTo("fit01\n");
        assertThat(command.err()).isEqualTo("1 of 2 free Thu 2026-11-26 14:00-16:00, times in Europe/Paris.\n");
        assertThat(server.lastAsked().line())
                .isEqualTo("GET /free?facility=r2lab&type=node&from=2026-11-26T13%3A00%3A00Z"
                        + "&until=2026-11-26T15%3A00%3A00Z");
    }

    @Test
    void saysWhenSeveralAreFreeTogether() {
        server.on("GET /free/spans", 200, """
                {"items":[{"start":"2026-11-26T13:00:00Z","end":"2026-11-26T15:00:00Z","resources":["fit01","fit02"]}]}""").on("GET /free/spans", 200, "{\"items\":[]}");

        assertThat(command.run("free", "--count", "2", "--duration", "2h", "--before", "friday"))
                .isZero();
        assertThat(command.out()).isEqualTo("""
                FREE                        LENGTH  RESOURCES
                Thu 2026-11-26 14:00-16:00      2h  fit01 fit02
                """);
        assertThat(server.lastAsked().line())
                .isEqualTo("GET /free/spans?facility=r2lab&count=2&duration=PT2H&from=2026-11-26T09%3A20%3A00Z"
                        + "&until=2026-11-26T23%3A00%3A00Z&limit=5");

        assertThat(command.run("free", "--count", "3")).isEqualTo(1);
    }

    @Test
    void showsStatistics() {
        server.on("GET /statistics", 200, """
                {"from":"2026-01-01T00:00:00Z","until":"2027-01-01T00:00:00Z","hours":12.55,"leases":3,
                 "items":[{"family":"academia","month":"2026-11","leases":2,"hours":10.5},
                          {"family":"industry","month":"2026-11","leases":1,"hours":2.05}]}""");

        assertThat(command.run("statistics", "--by", "family,month", "--from", "2026-01-01"))
                .isZero();

        assertThat(command.out()).isEqualTo("""
                FAMILY    MONTH    LEASES  HOURS
                academia  2026-11       2   10.5
                industry  2026-11       1    2.1
                all                     3   12.6
                """);
        assertThat(server.lastAsked().line())
                .isEqualTo("GET /statistics?facility=r2lab&from=2025-12-31T23%3A00%3A00Z&by=family&by=month");
    }

    @Test
    void exportsWholeOrNotAtAll() throws IOException {
        String csv = "lease_id,slice,start,end\n17,mesh,2026-11-26T13:00:00Z,2026-11-26T15:00:00Z\n";
        server.onText("GET /leases", "text/csv", csv);
        Path target = folder.resolve("leases.csv");

        assertThat(command.run("export")).isZero();
        assertThat(command.out()).isEqualTo(csv);
        assertThat(server.lastAsked().header("Accept")).isEqualTo("text/csv");

        assertThat(command.run("export", "--output", target.toString())).isZero();
        assertThat(target).hasContent(csv);
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void completesTheCommandsOfBothTheLauncherAndItself() {
        assertThat(command.run("completion", "bash")).isZero();
        assertThat(command.out()).contains("--password-stdin", "--database-url", "extend", "verify");
    }

    @Test
    void usesADemoByItsFolder() throws IOException {
        Files.writeString(folder.resolve("demo.json"), """
                {"url":"%s","accounts":[{"name":"admin","password":"x","token":"a","administrator":true},
                 {"name":"ada","password":"y","token":"b","administrator":false}]}""".formatted(server.address()));

        CommandRun demo = new CommandRun();
        assertThat(demo.run("facilities", "--demo", folder.toString())).isZero();
        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer b");
        assertThat(demo.run("facilities", "--demo", folder.toString(), "--as", "admin"))
                .isZero();
        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer a");
        assertThat(demo.run("facilities", "--demo", folder.toString(), "--as", "eve"))
                .isEqualTo(2);
        assertThat(demo.err()).contains("it has admin, ada");
    }
}
