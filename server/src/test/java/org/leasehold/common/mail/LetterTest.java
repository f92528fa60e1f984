package org.leasehold.common.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org\r\nBcc: all@example.org",
                "ada@example.org, ben@example.org",
                "Ada <ada@example.org>",
                "ada@example.org\u0000",
                "ada@exam ple.org",
                "\"ada\r\n\"@example.org",
                "@example.org",
                "ada@",
                "ada@-example.org",
                "ada",
                ""
            })
    void whatIsNoSingleAddressIsNone(String text) {
        assertThat(EmailAddress.find(text)).isEmpty();
    }

    @Test
    void anAddressIsFoundInAnyCase() {
        assertThat(EmailAddress.find(" Ada.L+lab@Example.ORG ")).contains(new EmailAddress("ada.l+lab@example.org"));
        assertThat(EmailAddress.find("a".repeat(65) + "@example.org")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: all@example.org", "Hello\nX: y", "Hello\u0085", "Hello\u2028X: y", " "})
    void aSubjectIsOneLine(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter(ADA, subject, "text", "html"));
    }

    @Test
    void bodiesHoldNoControlCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter(ADA, "Hello", "a\rb", "html"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter(ADA, "Hello", "text", "a\u0000b"));
    }

    @Test
    void textAndHtmlSayTheSameAndWhatPeopleGaveIsEscapedOnlyThere() {
        Letter letter = LetterDraft.about("Welcome, <Ada> & all")
                .says("You asked as <b>Ada</b> & \"friends\".")
                .leadsTo("Confirm", URI.create("https://leases.example.org/confirm?a=1&b=2#secret=x"))
                .shows("123456")
                .to(ADA);

        assertThat(letter.text())
                .contains("You asked as <b>Ada</b> & \"friends\".")
                .contains("Confirm:\nhttps://leases.example.org/confirm?a=1&b=2#secret=x\n")
                .contains("    123456\n");
        assertThat(letter.html())
                .contains("<h1 style=\"font-size:20px;line-height:1.3\">Welcome, &lt;Ada&gt; &amp; all</h1>")
                .contains("You asked as &lt;b&gt;Ada&lt;/b&gt; &amp; &quot;friends&quot;.")
                .contains("<a href=\"https://leases.example.org/confirm?a=1&amp;b=2#secret=x\"")
                .contains(">https://leases.example.org/confirm?a=1&amp;b=2#secret=x</p>")
                .contains(">123456</p>");
    }

    @Test
    void longParagraphsAreFoldedAndLinksAreNot() {
        URI link = URI.create("https://leases.example.org/" + "x".repeat(200));
        Letter letter = LetterDraft.about("Long")
                .says("word ".repeat(60))
                .leadsTo("Go", link)
                .to(ADA);

        assertThat(letter.text().lines()).contains(link.toString());
        assertThat(letter.text().lines().filter(line -> !line.startsWith("http")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(76));
    }
}
