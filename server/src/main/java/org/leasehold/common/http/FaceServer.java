package org.leasehold.common.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.JettyServerCustomizer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts the faces in front of the servlet stack: what no face takes goes on to it. */
@Component
class FaceServer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    private final List<Face> faces;

    FaceServer(List<Face> faces) {
        this.faces = faces;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(
                (JettyServerCustomizer) server -> server.setHandler(new Faces(server.getHandler())));
    }

    private final class Faces extends Handler.Wrapper {

        Faces(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            for (Face face : faces) {
                if (face.handle(request, response, callback)) {
                    return true;
                }
            }
            return super.handle(request, response, callback);
        }
    }
}
