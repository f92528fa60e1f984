package org.leasehold.bench.tools;

import java.util.Arrays;
import java.util.Locale;

/** Figures of several repetitions, told as median and spread. */
public final class Figures {

    private final double[] sorted;

    public Figures(double... values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Median, least and most with so many digits after the point. */
    public String told(int digits) {
        String format = "%,." + digits + "f [%,." + digits + "f-%,." + digits + "f]";
        return String.format(Locale.ROOT, format, median(), sorted[0], sorted[sorted.length - 1]);
    }

    /** Median, 99th percentile and most, as cells of a table. */
    public String percentiles() {
        return String.format(
                Locale.ROOT,
                "%,.1f | %,.1f | %,.1f",
                median(),
                sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.99) - 1)],
                sorted[sorted.length - 1]);
    }
}
