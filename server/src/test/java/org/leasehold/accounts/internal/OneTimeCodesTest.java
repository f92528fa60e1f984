package org.leasehold.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

    /** The secret of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final OneTimeCodes codes = new OneTimeCodes();

    /** The last six digits of the eight that the RFC lists. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(codes.codeAt(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodHalfAMinuteEarlyAndLateAndNoLonger() {
        Instant now = Instant.ofEpochSecond(1_111_111_110);
        String code = codes.codeAt(SECRET, now);

        assertThat(codes.stepOf(SECRET, code, now)).hasValue(37_037_037);
        assertThat(codes.stepOf(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(codes.stepOf(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(codes.stepOf(SECRET, code, now.plusSeconds(60))).isEmpty();
        assertThat(codes.stepOf(SECRET, code, now.minusSeconds(60))).isEmpty();
    }

    @Test
    void secretsAreWrittenAsAppsTakeThem() {
        assertThat(OneTimeCodes.letters(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(OneTimeCodes.letters(new byte[] {'f', 'o'})).isEqualTo("MZXQ");
        assertThat(OneTimeCodes.address(SECRET, "Lease hold", "ada"))
                .hasToString(
                        "otpauth://totp/Lease%20hold:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Lease%20hold");
    }
}
