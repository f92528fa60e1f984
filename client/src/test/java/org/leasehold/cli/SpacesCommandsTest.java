package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.fixture.Records;

class SpacesCommandsTest extends CommandTest {

    private static final String ITEM = """
            {"id":7,"what":"notebooks","name":"one.ipynb","folder":false,"bytes":2048,"state":"kept",
             "keepUntil":"2027-05-26T09:00:00Z"}""";

    private static final String REQUEST = """
            {"id":3,"account":"ada","item":7,"name":"one.ipynb","kind":"extend","bytes":2048,
             "until":"2027-12-31T11:00:00Z","sponsor":"Observatory","reason":"R","state":"requested"}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsWhatIsKeptAndHowFullItIs() {
        server.on("GET /account/spaces", 200, Records.page(ITEM))
                .on("GET /account/spaces/quota", 200, Records.page("""
                {"what":"notebooks","count":1,"bytes":2048,"mostCount":100,"mostBytes":1048576,"state":"over","readOnly":true}"""));

        assertThat(command.run("spaces")).isZero();

        assertThat(command.out()).contains("7  notebooks  one.ipynb  2 KiB");
        assertThat(command.out() + command.err()).contains("notebooks: 1 of 100, 2 KiB of 1 MiB, over, read-only");
    }

    @Test
    void storesFetchesDeletesAndBringsBack() throws IOException {
        Path file = Files.writeString(folder.resolve("one.ipynb"), "{}");
        server.on("PUT /account/spaces/notebooks/one.ipynb", 200, ITEM)
                .on("GET /account/spaces/items/7/content", 200, "{}")
                .on("DELETE /account/spaces/items/7", 200, ITEM.replace("kept", "deleted"))
                .on("POST /account/spaces/items/7/restore", 200, ITEM);

        assertThat(command.run("spaces", "put", "notebooks", file.toString())).isZero();
        assertThat(server.lastAsked().body()).isEqualTo("{}");
        Path copy = folder.resolve("copy.ipynb");
        assertThat(command.run("spaces", "get", "7", "--output", copy.toString()))
                .isZero();
        assertThat(copy).hasContent("{}");
        assertThat(command.run("spaces", "get", "7", "--output", copy.toString()))
                .isEqualTo(2);
        assertThat(command.run("spaces", "rm", "7")).isZero();
        assertThat(command.run("spaces", "restore", "7")).isZero();
    }

    @Test
    void aNameThatLeadsElsewhereIsNotWrittenTo() {
        server.on("GET /account/spaces", 200, Records.page(ITEM.replace("one.ipynb", "../one.ipynb")));
        assertThat(command.run("spaces", "get", "7")).isEqualTo(2);
        assertThat(command.err()).contains("--output");
    }

    @Test
    void asksForMoreTimeAndDecides() {
        server.on("POST /account/spaces/items/7/requests", 201, REQUEST)
                .on("GET /space-requests", 200, Records.page(REQUEST))
                .on("POST /space-requests/3/decision", 200, REQUEST.replace("requested", "approved"));

        assertThat(command.run("spaces", "extend", "7", "--until", "2027-12-31", "--sponsor", "O", "--reason", "R"))
                .isZero();
        assertThat(server.lastAsked().body()).contains("\"kind\":\"extend\"", "\"sponsor\":\"O\"");
        assertThat(command.run("spaces", "requests", "--state", "requested")).isZero();
        assertThat(command.out()).contains("one.ipynb", "Observatory");
        assertThat(command.run("spaces", "decide", "3", "approve")).isZero();
        assertThat(server.lastAsked().body()).contains("\"verdict\":\"approve\"");
    }

    @Test
    void looksAheadAtDeletions() {
        server.on("GET /space-deletions", 200, """
                {"items":[{"account":"ada","item":7,"what":"notebooks","name":"one.ipynb","bytes":2048,
                  "at":"2027-05-26T09:00:00Z","forGood":false,"because":"notebooks are kept for P6M","told":false}],
                 "leftovers":[{"subject":"x","since":"2026-11-01T00:00:00Z","problem":"cannot be read"}]}""");

        assertThat(command.run("spaces", "dry-run", "--until", "2027-06-01")).isZero();
        assertThat(command.out() + command.err()).contains("not yet", "P6M", "Still there: x");
    }
}
