package org.leasehold.cli;

import org.junit.jupiter.api.AfterEach;
import org.leasehold.fixture.CannedServer;
import org.leasehold.fixture.Records;

/** What tests of commands share: a server with facility r2lab, whose chamber has two nodes. */
abstract class CommandTest {

    final CannedServer server = new CannedServer()
            .on("GET /facilities", 200, Records.page(Records.FACILITY))
            .on("GET /facilities/r2lab", 200, Records.FACILITY)
            .on(
                    "GET /resources",
                    200,
                    Records.page(
                            Records.resource(1, "chamber", ""),
                            Records.resource(2, "fit01", "chamber"),
                            Records.resource(3, "fit02", "chamber")))
            .on("GET /me", 200, Records.me("mesh"));

    final CommandRun command =
            CommandRun.with("LEASEHOLD_URL", server.address().toString()).and("LEASEHOLD_TOKEN", "secret");

    @AfterEach
    void stop() {
        server.close();
    }
}
