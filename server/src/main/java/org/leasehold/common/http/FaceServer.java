package org.leasehold.common.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.JettyServerCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Puts the faces in front of the servlet stack: what no face takes goes on to it. Ports besides the server's own have
 * only what is placed there.
 */
@Component
class FaceServer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final List<Face> faces;
    private final List<Placed> placed;
    private final Listeners listeners;

    private record Placed(Endpoint endpoint, PlacedFace face) {}

    FaceServer(List<Face> faces, List<PlacedFace> placedFaces, Listeners listeners) {
        this.faces = faces;
        this.placed = longestPathFirst(placedFaces);
        this.listeners = listeners;
    }

    private static List<Placed> longestPathFirst(List<PlacedFace> faces) {
        List<Placed> placed = new ArrayList<>();
        faces.forEach(face -> face.endpoint().ifPresent(endpoint -> placed.add(new Placed(endpoint, face))));
        placed.sort(
                Comparator.comparingInt((Placed one) -> one.endpoint().path().length())
                        .reversed());
        return List.copyOf(placed);
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers((JettyServerCustomizer) server -> {
            listeners.addTo(server, placed.stream().map(Placed::endpoint).toList());
            server.setHandler(new Faces(server.getHandler()));
            server.setErrorHandler(new UnreadableRequests());
        });
    }

    private final class Faces extends Handler.Wrapper {

        Faces(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (byPlaced(request, response, callback)) {
                return true;
            }
            if (!listeners.isAtServer(request)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                return true;
            }
            for (Face face : faces) {
                if (face.handle(request, response, callback)) {
                    return true;
                }
            }
            return super.handle(request, response, callback);
        }

        private boolean byPlaced(Request request, Response response, Callback callback) throws Exception {
            for (Placed one : placed) {
                if (Listeners.isAt(one.endpoint(), request)) {
                    Optional<String> path = one.endpoint().pathWithin(request);
                    if (path.isPresent() && one.face().handle(path.get(), request, response, callback)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
