package org.leasehold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Table table = new Table("LEASE>", "SLICE", "NOTE")
            .row(7, "mesh", "a long note that\nhas no place on a narrow terminal")
            .row(1234567, "nightly", "");

    @Test
    void alignsWithoutATerminalAndKeepsAll() {
        assertThat(printed(Terminal.NONE)).isEqualTo("""
                  LEASE  SLICE    NOTE
                      7  mesh     a long note that has no place on a narrow terminal
                1234567  nightly
                """);
    }

    @Test
    void fitsATerminal() {
        assertThat(printed(new Terminal(true, true, 40)).replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo("""
                  LEASE  SLICE    NOTE
                      7  mesh     a long note that has …
                1234567  nightly
                """);
    }

    @Test
    void staysReadableWhereNothingFits() {
        assertThat(printed(new Terminal(true, true, 5))).contains("mesh");
    }

    private String printed(Terminal terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
