package org.leasehold.faces.r2lab.engineio;

import java.util.List;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.Conversation;

/** The packets that come in by a WebSocket. */
final class SocketConversation implements Conversation {

    private final Session session;
    private final Subscriber webSocket;

    SocketConversation(Session session, Subscriber webSocket) {
        this.session = session;
        this.webSocket = webSocket;
    }

    @Override
    public void text(String message) {
        switch (message) {
            case "2probe" -> session.probed(webSocket);
            case "5" -> session.changeTo(webSocket);
            default -> session.take(List.of(message));
        }
    }

    @Override
    public void binary() {
        // Nothing here is said in bytes.
    }
}
