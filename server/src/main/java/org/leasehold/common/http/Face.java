package org.leasehold.common.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One protocol served straight on the web server's core, in front of the servlet stack, because the hot paths cannot
 * pay for the servlet stack. Faces are Spring beans and are asked in turn.
 */
public interface Face {

    /**
     * Handles the request, or leaves it alone.
     *
     * @return true when this face has answered or will answer through the callback
     */
    boolean handle(Request request, Response response, Callback callback) throws Exception;
}
