package org.leasehold.client;

/** A place on a facility's map, in cells from its top left corner. */
public record Position(int x, int y) {}
