package org.leasehold.accounts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    @Test
    void secretsAreLongAndNeverTheSame() {
        assertThat(Stream.generate(Secret::random).limit(1_000).collect(Collectors.toSet()))
                .hasSize(1_000)
                .allMatch(secret -> Secret.looksRight(secret, ""));
    }

    @Test
    void whatIsKeptIsTheSha256() {
        assertThat(HexFormat.of().formatHex(Secret.hash("abc").bytes()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lh_",
                "lh_short",
                "xx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "lh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "lh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'",
                "lh_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void nonsenseIsToldFromSecrets(String nonsense) {
        assertThat(Secret.looksRight(nonsense, "lh_")).isFalse();
    }
}
