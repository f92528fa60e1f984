package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leasehold.common.Problem;
import org.leasehold.testing.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

class SqlFailureTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @CsvSource({
        "40001, CROSSED",
        "40P01, CROSSED",
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "57P03, UNAVAILABLE",
        "53300, UNAVAILABLE",
        "58030, UNAVAILABLE",
        "23505, DUPLICATE",
        "23P01, OVERLAP",
        "23503, DANGLING",
        "23514, BAD_VALUE",
        "22P02, BAD_VALUE",
        "57014, OTHER",
        "42601, OTHER",
        "XX000, OTHER"
    })
    void theStateTellsItWhereverItIsInTheChain(String state, SqlFailure expected) {
        RuntimeException wrapped = new IllegalStateException(
                new DataAccessResourceFailureException("wrapped", new SQLException("inner", state)));

        assertThat(SqlFailure.of(wrapped)).contains(expected);
    }

    @Test
    void aPoolThatGivesNoConnectionMeansTheDatabaseIsAway() {
        assertThat(SqlFailure.of(new SQLTransientConnectionException("timed out")))
                .contains(SqlFailure.UNAVAILABLE);
        assertThat(SqlFailure.problemOf(new SQLTransientConnectionException("timed out")))
                .containsInstanceOf(Problem.Unavailable.class);
    }

    @Test
    void whatIsNotOfTheDatabaseIsNotTranslated() {
        RuntimeException bug = new IllegalStateException("bug");

        assertThat(SqlFailure.of(bug)).isEmpty();
        assertThat(SqlFailure.translated(bug)).isSameAs(bug);
    }

    @Test
    void theConstraintThatRefusedIsNamed() {
        String insert = "insert into account (name, display_name, created_at) values ('ada', 'Ada', now())";
        database.jdbc().sql(insert).update();

        DataAccessException failure = org.junit.jupiter.api.Assertions.assertThrows(
                DataAccessException.class, () -> database.jdbc().sql(insert).update());

        assertThat(SqlFailure.of(failure)).contains(SqlFailure.DUPLICATE);
        assertThat(SqlFailure.constraintOf(failure)).isEqualTo("account_name_key");
    }
}
