package org.leasehold.common.http;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One protocol that is served where the operator says. Of several at one place the longest path is asked first, then in
 * the order of the beans.
 */
public interface PlacedFace {

    /** Where it listens; absent: it is switched off. */
    Optional<Endpoint> endpoint();

    /**
     * Handles a request for its endpoint, or leaves it alone.
     *
     * @param path what is left of the path behind the endpoint's: empty, or with a slash in front
     * @return true when this face has answered or will answer through the callback
     */
    boolean handle(String path, Request request, Response response, Callback callback) throws Exception;
}
