package org.leasehold.client;

import java.util.List;

/** The grid that a facility's resources are drawn on. */
public record FacilityMap(int columns, int rows, List<Position> pillars) {}
