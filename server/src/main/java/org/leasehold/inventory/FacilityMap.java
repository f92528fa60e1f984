package org.leasehold.inventory;

import java.util.List;

/** A plan of cells, {@code columns} wide and {@code rows} high, counted from the upper left; pillars block a cell. */
public record FacilityMap(int columns, int rows, List<Position> pillars) {

    /** A cell of the plan. */
    public record Position(int x, int y) {}
}
