package org.leasehold.calendar;

import org.leasehold.common.Span;

/** A span already held on a resource, in the way of a wish. */
public record Clash(long holder, int resourceId, Span span) {}
