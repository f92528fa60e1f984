package org.leasehold.faces.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void valuesThatNeedNoQuotesHaveNone() {
        assertThat(Csv.value("academia")).isEqualTo("academia");
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(Csv.value("a, b")).isEqualTo("\"a, b\"");
        assertThat(Csv.value("the \"big\" one")).isEqualTo("\"the \"\"big\"\" one\"");
        assertThat(Csv.value("two\nlines")).isEqualTo("\"two\nlines\"");
    }
}
