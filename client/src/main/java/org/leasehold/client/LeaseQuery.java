package org.leasehold.client;

import java.time.Instant;

/** Which leases; what is not set does not filter. */
public final class LeaseQuery {

    private final Parameters parameters = new Parameters();

    public LeaseQuery facility(String name) {
        parameters.add("facility", name);
        return this;
    }

    /** Only those of this resource, or of one that it is a part or the whole of; needs a facility. */
    public LeaseQuery resource(String name) {
        parameters.add("resource", name);
        return this;
    }

    /** Adds a slice: leases of any of those added match. */
    public LeaseQuery slice(String name) {
        parameters.add("slice", name);
        return this;
    }

    /** Adds a state: leases in any of those added match; without one, all but {@link LeaseState#CANCELLED}. */
    public LeaseQuery state(LeaseState state) {
        parameters.add("state", state);
        return this;
    }

    /** Only those that end after it. */
    public LeaseQuery from(Instant instant) {
        parameters.add("from", instant);
        return this;
    }

    /** Only those that start before it. */
    public LeaseQuery until(Instant instant) {
        parameters.add("until", instant);
        return this;
    }

    /** Only those that hold at the instant. */
    public LeaseQuery aliveAt(Instant instant) {
        parameters.add("alive", instant);
        return this;
    }

    /** Only those that hold now, by the server's clock. */
    public LeaseQuery aliveNow() {
        parameters.add("alive", "now");
        return this;
    }

    /** Only those of the caller's slices. */
    public LeaseQuery mine() {
        parameters.add("mine", true);
        return this;
    }

    /** The latest first. */
    public LeaseQuery descending() {
        parameters.add("order", "desc");
        return this;
    }

    Parameters parameters() {
        return new Parameters(parameters);
    }
}
