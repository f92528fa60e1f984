package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void theFormOfLibpqGivesUserAndPassword() {
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://lease:p%40ss+word@db.example:5433/leases?sslmode=require");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/leases?sslmode=require");
        assertThat(address.user()).isEqualTo("lease");
        assertThat(address.password()).isEqualTo("p@ss+word");
    }

    @Test
    void theFormOfJdbcIsTakenAsItIs() {
        DatabaseAddress address = DatabaseAddress.parse("jdbc:postgresql://db.example/leases?user=lease");

        assertThat(address)
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example/leases?user=lease", null, null));
    }

    @Test
    void itsTextHidesUserAndPassword() {
        assertThat(DatabaseAddress.parse("postgres://lease:secret@db.example/leases?password=secret"))
                .hasToString("postgresql://db.example/leases");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://host/database",
                "postgresql://user:secret@host",
                "postgresql:/database",
                "postgresql://u:sec ret@host/x",
                "/var/lib/postgres"
            })
    void anythingElseIsRefusedWithTheRightFormsAndWithoutThePassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://user:password@host:5432/database")
                .hasNoCause()
                .hasMessageNotContaining("sec");
    }
}
