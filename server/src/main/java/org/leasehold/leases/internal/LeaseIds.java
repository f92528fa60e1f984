package org.leasehold.leases.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out lease ids, taken from the database a block at a time. A restart leaves a gap; ids say nothing else. */
@Component
class LeaseIds {

    /** How far the sequence steps, as its definition says. */
    private static final int BLOCK = 500;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    LeaseIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (next == end) {
            next = jdbc.sql("select nextval('lease_id')").query(Long.class).single();
            end = next + BLOCK;
        }
        return next++;
    }
}
