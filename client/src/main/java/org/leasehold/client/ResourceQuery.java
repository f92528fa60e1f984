package org.leasehold.client;

/** Which resources; what is not set does not filter. */
public final class ResourceQuery {

    private final Parameters parameters = new Parameters();

    public ResourceQuery facility(String name) {
        parameters.add("facility", name);
        return this;
    }

    public ResourceQuery type(String type) {
        parameters.add("type", type);
        return this;
    }

    /** Adds a property; all of those added must hold. */
    public ResourceQuery property(String name, String value) {
        parameters.add("property", name + ":" + value);
        return this;
    }

    /** A part of the name or title. */
    public ResourceQuery text(String text) {
        parameters.add("q", text);
        return this;
    }

    Parameters parameters() {
        return new Parameters(parameters);
    }
}
