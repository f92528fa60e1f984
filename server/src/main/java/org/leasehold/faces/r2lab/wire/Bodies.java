package org.leasehold.faces.r2lab.wire;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** What programs send besides what they ask for. */
public final class Bodies {

    private static final int MOST = 1 << 16;

    private Bodies() {}

    /** Reads what nobody has read, so that the connection can be used for the next request. What is long is left. */
    public static void readToTheEnd(Request request) {
        try (InputStream body = Content.Source.asInputStream(request)) {
            body.skip(MOST);
        } catch (IOException gone) {
            // Then there is no next request either.
        }
    }
}
