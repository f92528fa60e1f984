package org.leasehold.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people go on to is a page of ours, whatever a request says. */
class LocalPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/plan", "/plan?facility=lab&from=2026-11-22", "/run#node", "/oauth2/authorize?client_id=hub"})
    void pagesOfOursStay(String page) {
        assertThat(LocalPath.safe(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "plan",
                "https://evil.example.org/",
                "//evil.example.org/",
                "///evil.example.org/",
                "/\\evil.example.org/",
                "/..//evil.example.org",
                "/x/..//evil.example.org",
                "\t//evil.example.org",
                "/\n/evil.example.org",
                "javascript:alert(1)",
                "/login?next=/plan",
                "/%zz"
            })
    void whatIsNoneIsTheUsualPage(String wanted) {
        assertThat(LocalPath.safe(wanted)).isEqualTo(LocalPath.USUAL);
    }
}
