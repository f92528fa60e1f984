package org.leasehold.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, aligned; on a terminal fitted to its width, elsewhere whole and plain. */
final class Table {

    private static final String GAP = "  ";
    private static final int NARROWEST = 6;

    private final List<String> headings;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** A heading that ends in {@code >} is of a column aligned to the right. */
    Table(String... headings) {
        this.headings = List.of(headings).stream()
                .map(heading -> heading.replace(">", ""))
                .toList();
        right = new boolean[headings.length];
        for (int column = 0; column < headings.length; column++) {
            right[column] = headings[column].endsWith(">");
        }
    }

    Table row(Object... cells) {
        rows.add(List.of(cells).stream()
                .map(cell -> cell.toString().replaceAll("\\s+", " "))
                .toList());
        return this;
    }

    void print(PrintStream out, Terminal terminal) {
        int[] widths = widths();
        if (terminal.out()) {
            fit(widths, terminal.width());
        }
        String heading = line(headings, widths);
        out.println(terminal.out() ? "\u001b[1m" + heading + "\u001b[0m" : heading);
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private int[] widths() {
        return IntStream.range(0, headings.size())
                .map(column -> IntStream.concat(
                                IntStream.of(length(headings.get(column))),
                                rows.stream().mapToInt(row -> length(row.get(column))))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /** Takes from the widest column until all fit, or none can be narrower. */
    private static void fit(int[] widths, int available) {
        int total = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
        while (total > available) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElse(0);
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = shorten(cells.get(column), widths[column]);
            String padding = " ".repeat(widths[column] - length(cell));
            line.append(column == 0 ? "" : GAP).append(right[column] ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String shorten(String cell, int width) {
        return length(cell) <= width ? cell : cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
