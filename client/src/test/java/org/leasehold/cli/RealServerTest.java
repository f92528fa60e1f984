package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.leasehold.client.FreeSpan;
import org.leasehold.client.Lease;
import org.leasehold.client.LeaseCheck;
import org.leasehold.client.Statistics;
import org.leasehold.fixture.DemoServer;

/** Every command against the server as people run it. Ada is in the slices mesh, beams, openran and tutorial. */
@Tag("slow")
@Timeout(300)
class RealServerTest {

    @TempDir
    private static Path home = Path.of("");

    private static DemoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = DemoServer.start();
        assertThat(command().run("login", "--demo", server.data().toString(), "--as", "ada"))
                .isZero();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void showsWhatThereIs() {
        assertThat(output("facilities")).contains("r2lab", "Europe/Paris", "10m");
        assertThat(output("resources", "--type", "node")).contains("fit01", "chamber");
        assertThat(output("leases", "--json")).startsWith("[");
        FreeSpan free = freeHour("+1h");
        assertThat(output(
                        "free",
                        "--type",
                        "node",
                        "--from",
                        free.start().toString(),
                        "--until",
                        free.end().toString(),
                        "--json"))
                .as("four of the 37 nodes are out of order")
                .contains("\"total\" : 33");
    }

    @Test
    void booksAmendsExtendsAndCancels() {
        FreeSpan free = freeHour("+30h");
        Lease lease = booked("leases", "book", free.start().toString(), "1h", "--slice", "mesh", "--note", "first");
        String id = Long.toString(lease.id());
        assertThat(lease.resources()).containsExactly("chamber");
        assertThat(lease.note()).isEqualTo("first");

        Lease shorter = booked("leases", "amend", id, "--end", "30m", "--note", "");
        assertThat(shorter.end()).isEqualTo(free.start().plusSeconds(1800));
        assertThat(shorter.revision()).isGreaterThan(lease.revision());
        assertThat(booked("leases", "extend", id, "30m").end())
                .isEqualTo(free.start().plusSeconds(3600));

        assertThat(command().run("leases", "amend", id, "--end", "30m", "--revision", "1"))
                .isEqualTo(4);
        assertThat(output("leases", "cancel", id)).isEqualTo("Cancelled lease " + id + ".\n");
    }

    @Test
    void groupsAreMadeJoinedAndLeft() {
        assertThat(output("groups", "create", "stars", "Variable stars", "--terms", "Be kind.", "--days", "30"))
                .contains("Made the group stars");
        assertThat(output("groups")).contains("stars", "member", "yes");
        assertThat(output("groups", "list", "--all")).contains("Variable stars", "30 days", "revision 1");
        assertThat(output("groups", "admit", "stars", "ben")).isEqualTo("ben is invited to stars.\n");
        assertThat(output("groups", "members", "stars")).contains("ben", "invited");
        assertThat(output("groups", "remove", "stars", "ben")).contains("ben is no longer in stars.");

        CommandRun withoutTerms = command();
        assertThat(withoutTerms.run("groups", "join", "stars")).isNotZero();
        assertThat(withoutTerms.err()).contains("Be kind.", "--agree");
    }

    @Test
    void identitiesAreListed() {
        assertThat(output("identities")).contains("IDENTITY", "PROVIDER", "LAST USED");
        assertThat(output("identities", "list", "--json")).contains("[");
    }

    @Test
    void sessionsAreListedAndEnded() {
        assertThat(output("sessions")).contains("BROWSER", "LAST USED");
        assertThat(output("sessions", "end", "--all")).isEqualTo("All browsers are logged out.\n");
        CommandRun unknown = command();
        assertThat(unknown.run("sessions", "end", "99999")).isEqualTo(5);
        assertThat(unknown.err()).contains("You have no session 99999.");
    }

    @Test
    void limitsSayWhereTheyComeFrom() {
        assertThat(output("limits")).contains("notebooks", "100 MiB", "P6M", "level 1");
        assertThat(output("limits", "--json")).contains("as delivered");
    }

    @Test
    void administratorsFindChangeAndDeleteAccounts() {
        assertThat(asAdmin("accounts", "create", "zoe", "Zoe Example", "--email", "zoe@example.org"))
                .isEqualTo("Made the account zoe.\n");
        assertThat(asAdmin("accounts", "--find", "ZOE")).contains("zoe@example.org", "Zoe Example");
        assertThat(asAdmin("accounts", "change", "zoe", "--level", "2", "--producer"))
                .contains("Changed the account zoe.");
        assertThat(asAdmin("accounts", "show", "zoe", "--json")).contains("\"level\" : 2", "\"producer\" : true");

        assertThat(asAdmin("limits", "set", "leases", "--account", "zoe", "--count", "7", "--reason", "Survey"))
                .contains("The limit of leases is set for zoe.");
        assertThat(asAdmin("limits", "zoe")).contains("your account");
        assertThat(asAdmin("limits", "unset", "leases", "--account", "zoe")).contains("holds for zoe");
        asAdmin("limits", "set", "leases", "--level", "7", "--count", "9", "--reason", "A trial of the rule");
        assertThat(asAdmin("limits", "unset", "leases", "--level", "7")).contains("holds for level 7");
        assertThat(asAdmin("limits", "set", "notebooks", "--level", "2", "--size", "1GiB", "--reason", "More"))
                .contains("level 2");

        assertThat(asAdmin("history", "--account", "zoe")).contains("The account zoe was made");
        assertThat(asAdmin("history", "--all", "--kind", "limit", "--json")).contains("limit.set");
        assertThat(asAdmin("accounts", "reset-second-factor", "zoe")).contains("zoe can log in");
        assertThat(asAdmin("letters", "--state", "sent")).contains("LETTER", "PROBLEM");
        assertThat(command().run(administrators("letters", "retry", "999999"))).isEqualTo(5);
        CommandRun unsure = command();
        assertThat(unsure.run(administrators("accounts", "delete", "zoe"))).isNotZero();
        assertThat(asAdmin("accounts", "delete", "zoe", "--yes")).isEqualTo("Deleted the account zoe.\n");
        assertThat(command().run("accounts")).as("ada is no administrator").isNotZero();
    }

    @Test
    void peopleSeeTheirHistoryAndToolsAndTakeOutTheirData() {
        assertThat(output("history")).contains("WHEN", "ada");
        assertThat(output("tools")).contains("TOOL");
        assertThat(output("account", "export")).contains("\"exportedAt\"", "\"history\"");
        CommandRun unsure = command();
        assertThat(unsure.run("account", "delete")).isNotZero();
        assertThat(unsure.err()).contains("--yes");
    }

    @Test
    void saysWhatIsInTheWayAndWhatIsFreeInstead() {
        FreeSpan free = freeHour("+60h");
        booked("leases", "book", free.start().toString(), "1h", "--slice", "mesh");

        CommandRun second = command();
        assertThat(second.run("leases", "book", free.start().toString(), "1h", "--slice", "beams", "-r", "fit01"))
                .isEqualTo(4);
        assertThat(second.err()).contains("in the way: ", "free instead: ");
        CommandRun preview = command();
        assertThat(preview.run("leases", "book", free.start().toString(), "1h", "--slice", "beams", "--preview"))
                .isEqualTo(4);
        assertThat(preview.out()).contains("It would be refused: ", "free instead: ");
    }

    @Test
    void refusalsHaveTheirExitCodes() {
        assertThat(command().run("leases", "book", "tomorrow 3:05", "1h", "--slice", "mesh"))
                .isEqualTo(1);
        assertThat(command().run("leases", "book", "yesterday 3:00", "1h", "--slice", "mesh"))
                .isEqualTo(1);
        assertThat(command().run("leases", "book", "tomorrow 3:00", "1h", "--slice", "lora"))
                .isEqualTo(1);
        assertThat(command().run("leases", "book", "tomorrow 3:00", "1h", "--slice", "none"))
                .isEqualTo(5);
        assertThat(command().run("leases", "cancel", "999999")).isEqualTo(5);
        assertThat(command().run("import", leasesFile("1,mesh,2016-01-25T10:00:00Z,2016-01-25T19:00:00Z")))
                .isEqualTo(1);
        CommandRun nobody = new CommandRun()
                .and("LEASEHOLD_URL", Demo.read(server.data()).url().toString())
                .now();
        assertThat(nobody.run("leases", "book", "tomorrow 3:00", "1h", "--slice", "mesh"))
                .isEqualTo(3);
    }

    @Test
    void checkTellsWhoHoldsItNow() {
        CommandRun check = command();
        int exitCode = check.run("leases", "check", "--json");
        assertThat(Output.JSON.readValue(check.out(), LeaseCheck.class).held()).isEqualTo(exitCode == 0);
        assertThat(exitCode).isBetween(0, 1);
    }

    @Test
    void watchSeesABookingAtOnce() throws Exception {
        FreeSpan free = freeHour("+90h");
        CommandRun watch = command();
        FutureTask<Integer> watching =
                new FutureTask<>(() -> watch.run("watch", "--channel", "leases", "--changes", "1", "--json"));
        Thread.ofVirtual().start(watching);
        watch.awaitOutput("\"snapshot\"");

        Lease lease = booked("leases", "book", free.start().toString(), "1h", "--slice", "openran");

        assertThat(watching.get()).isZero();
        assertThat(watch.out()).contains("\"put\":{\"id\":" + lease.id() + ",");
    }

    @Test
    void whatIsImportedIsExportedAndCounted() {
        String[] bringIn = {"import", "--demo", server.data().toString(), "--as", "admin"};
        String lines =
                "1,history_a,2001-01-25T10:00:00Z,2001-01-25T19:00:00Z\n2,history_b,2001-01-25T19:00:00Z,2001-01-25T19:30:00Z";

        CommandRun broken = command();
        assertThat(broken.run(and(bringIn, leasesFile(lines + "\nfrog")))).isEqualTo(1);
        assertThat(broken.out()).startsWith("line 4: broken: frog: ");
        assertThat(output(and(bringIn, leasesFile(lines), "--dry-run"))).startsWith("2 leases read, all would be");
        assertThat(output(and(bringIn, leasesFile(lines)))).startsWith("2 leases read, 2 taken");

        assertThat(output("export", "--until", "2002-01-01"))
                .contains(",history_a,2001-01-25T10:00:00Z,2001-01-25T19:00:00Z\n", ",history_b,");
        Statistics sums = Output.JSON.readValue(
                output("statistics", "--until", "2002-01-01", "--by", "slice", "--json"), Statistics.class);
        assertThat(sums.hours()).isEqualByComparingTo("9.5");
        assertThat(sums.items()).extracting(Statistics.Item::slice).containsExactlyInAnyOrder("history_a", "history_b");
    }

    private static FreeSpan freeHour(String from) {
        String json = output("free", "--type", "chamber", "--duration", "1h", "--from", from, "--limit", "1", "--json");
        return Output.JSON.readValue(json, FreeSpan[].class)[0];
    }

    private static Lease booked(String... arguments) {
        return Output.JSON.readValue(output(and(arguments, "--json")), Lease.class);
    }

    private static String output(String... arguments) {
        CommandRun command = command();
        assertThat(command.run(arguments)).as(command.err()).isZero();
        return command.out();
    }

    private static String asAdmin(String... arguments) {
        return output(administrators(arguments));
    }

    private static String[] administrators(String... arguments) {
        return and(arguments, "--demo", server.data().toString(), "--as", "admin");
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String leasesFile(String lines) {
        try {
            Path file = Files.createTempFile(home, "leases", ".csv");
            return Files.writeString(file, "lease_id,slice,start,end\n" + lines + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandRun command() {
        return CommandRun.with("XDG_CONFIG_HOME", home.toString()).now();
    }
}
