package org.leasehold.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Where the output goes.
 *
 * @param out whether standard output is a terminal
 * @param err whether standard error is one
 * @param width in columns
 */
record Terminal(boolean out, boolean err, int width) {

    static final Terminal NONE = new Terminal(false, false, Integer.MAX_VALUE);
    private static final int USUAL_WIDTH = 80;

    /**
     * What the launcher found out, which Java cannot: {@code leasehold.terminal} lists {@code out} and {@code err},
     * {@code leasehold.width} is the number of columns.
     */
    static Terminal of(Properties properties) {
        List<String> terminals =
                Arrays.asList(properties.getProperty("leasehold.terminal", "").split(","));
        return new Terminal(
                terminals.contains("out"),
                terminals.contains("err"),
                width(properties.getProperty("leasehold.width", "")));
    }

    private static int width(String columns) {
        return columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }
}
