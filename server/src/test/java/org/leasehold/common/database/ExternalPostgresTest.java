package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.TestDatabase;

class ExternalPostgresTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void aFitOneIsTaken() {
        assertThat(new ExternalPostgres(database.address()).awaitReady()).isEqualTo(database.address());
    }

    @Test
    void oneThatIsNotThereIsNamed() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        DatabaseAddress nobody = DatabaseAddress.parse("postgresql://u:secret@127.0.0.1:" + freePort + "/leases");

        assertThatThrownBy(() -> new ExternalPostgres(nobody).awaitReady())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("postgresql://127.0.0.1:" + freePort + "/leases")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    @Test
    void oneWhereWeMayNotMakeTablesIsRefusedWithTheGrantThatHelps() {
        database.jdbc().sql("create role guest login password 'guest'").update();
        database.jdbc().sql("revoke create on schema public from public").update();
        DatabaseAddress guest = new DatabaseAddress(database.address().jdbcUrl(), "guest", "guest");

        assertThatThrownBy(() -> new ExternalPostgres(guest).awaitReady())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("grant create on schema public");
    }
}
