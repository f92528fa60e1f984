package org.leasehold.cli;

import java.io.PrintStream;

/** How far long work is, on one line of a terminal; elsewhere nothing is written. */
final class ProgressBar implements AutoCloseable {

    private static final String CLEAR = "\r\u001b[K";
    private static final int CELLS = 30;
    private static final int PERCENT = 100;

    private final PrintStream out;
    private final boolean shown;
    private final String label;
    private final long total;
    private long done;
    private long shownPercent = -1;

    ProgressBar(PrintStream out, Terminal terminal, String label, long total) {
        this.out = out;
        this.shown = terminal.err();
        this.label = label;
        this.total = Math.max(total, 1);
    }

    synchronized void restart() {
        done = 0;
        shownPercent = -1;
    }

    synchronized void advance(long by) {
        done += by;
        long percent = Math.min(PERCENT, done * PERCENT / total);
        if (percent != shownPercent) {
            shownPercent = percent;
            int filled = (int) (percent * CELLS / PERCENT);
            say(label + " [" + "#".repeat(filled) + " ".repeat(CELLS - filled) + "] " + percent + " %");
        }
    }

    synchronized void say(String text) {
        if (shown) {
            out.print(CLEAR + text);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
