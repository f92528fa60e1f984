package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.TestDatabase;

class SchemaTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @Test
    void aSecondStartFindsAllInOrderAndALaterLeaseholdsTablesAreRefused() {
        assertThatNoException().isThrownBy(() -> Schema.migrate(database.dataSource()));

        database.jdbc().sql("""
                        insert into flyway_schema_history
                        select 9999, '9999', 'later', type, 'V9999__later.sql', checksum, installed_by, now(), 1, true
                          from flyway_schema_history where version = '1'
                        """).update();

        assertThatThrownBy(() -> Schema.migrate(database.dataSource()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("a later Leasehold");
    }
}
