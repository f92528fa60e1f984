package org.leasehold.faces.rest;

import java.util.List;

/** A group of routes about one thing. Each is a Spring bean; the REST face collects them. */
public interface Routes {

    /** Answers one exchange; problems are thrown. */
    @FunctionalInterface
    interface Answering {

        Answer answer(Exchange exchange);
    }

    /**
     * One operation.
     *
     * @param template the path under {@code /api/v1}, words in braces being names, e.g. {@code /leases/{id}}
     */
    record Route(String method, String template, Answering action) {}

    List<Route> routes();
}
