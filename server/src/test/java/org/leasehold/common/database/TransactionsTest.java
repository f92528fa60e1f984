package org.leasehold.common.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.testing.TestDatabase;

class TransactionsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void makeTable() {
        database.jdbc().sql("create table thing (name text)").update();
    }

    @BeforeEach
    void emptyTable() {
        database.jdbc().sql("delete from thing").update();
    }

    @Test
    void allOfItHappensAndThenItIsTold() {
        database.transactions().run(() -> {
            insert("one");
            Transactions.afterCommit(() -> told.add("committed " + count()));
            insert("two");
        });

        assertThat(told).containsExactly("committed 2");
    }

    @Test
    void nothingOfItHappensAndNothingIsTold() {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    insert("one");
                    Transactions.afterCommit(() -> told.add("committed"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(count()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void workInsideATransactionIsPartOfIt() {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    database.transactions().run(() -> insert("inner"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(count()).isZero();
    }

    @Test
    void outsideOfATransactionItIsToldAtOnce() {
        Transactions.afterCommit(() -> told.add("now"));

        assertThat(told).containsExactly("now");
    }

    private static void insert(String name) {
        database.jdbc().sql("insert into thing values (?)").param(name).update();
    }

    private static int count() {
        return database.jdbc()
                .sql("select count(*) from thing")
                .query(Integer.class)
                .single();
    }
}
