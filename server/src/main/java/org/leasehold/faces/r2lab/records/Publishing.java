package org.leasehold.faces.r2lab.records;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Credentials;
import org.leasehold.accounts.Sessions;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.live.LiveConnections;
import org.leasehold.faces.live.Visitor;
import org.leasehold.faces.live.Visitors;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.live.Subscriber;
import org.leasehold.organizations.Rights;
import org.springframework.stereotype.Component;

/**
 * Finds out who opens a connection to the bus or the channels: as everywhere by bearer token or session cookie, and by
 * name and password or token in the address, {@code wss://name:token@host/}, which programs send as they are.
 */
@Component
public class Publishing {

    private static final String BASIC = "Basic ";

    private final R2labSettings settings;
    private final Rights rights;
    private final Visitors visitors;
    private final LiveConnections connections;
    private final Authentication authentication;
    private final Sessions sessions;

    Publishing(
            R2labSettings settings,
            Rights rights,
            Visitors visitors,
            LiveConnections connections,
            Authentication authentication,
            Sessions sessions) {
        this.settings = settings;
        this.rights = rights;
        this.visitors = visitors;
        this.connections = connections;
        this.authentication = authentication;
        this.sessions = sessions;
    }

    /** A request that has shown who it is, and may become a connection. */
    public interface Newcomer {

        /** Ties the connection to what it was opened by: it ends with it. */
        Publisher connected(Subscriber connection);
    }

    /** @throws ProblemException {@code not-logged-in}, {@code too-many-requests} when what is shown is not good */
    public Newcomer of(Request request) {
        InetAddress from = addressOf(request);
        String authorization = Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .orElse("");
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            Visitor visitor = visitors.of(request);
            return connection -> connected(connection, from, visitor);
        }
        String[] shown = decoded(authorization.substring(BASIC.length()).strip());
        Visitor byToken = Visitor.by(() -> authentication.byToken(shown[1]));
        return byToken.known().isPresent()
                ? connection -> connected(connection, from, byToken)
                : byPassword(new Credentials(shown[0], shown[1], from));
    }

    /** Somebody who has shown nothing. */
    public Newcomer nobody(Request request) {
        InetAddress from = addressOf(request);
        return connection -> connected(connection, from, Visitor.ANONYMOUS);
    }

    /** A session that lasts as long as the connection. */
    private Newcomer byPassword(Credentials credentials) {
        Sessions.Begun begun = sessions.logIn(credentials);
        return connection -> {
            connection.whenClosed(() -> sessions.logOut(begun.cookie()));
            return connected(
                    connection,
                    credentials.from(),
                    new Visitor(Optional.of(begun.known()), () -> authentication.bySession(begun.cookie())));
        };
    }

    private Publisher connected(Subscriber connection, InetAddress from, Visitor visitor) {
        Publisher publisher = new Publisher(settings, rights, from, visitor);
        visitor.known()
                .ifPresent(known -> connections.note(
                        connection, known, visitor.credential(), now -> publisher.become(visitor.changed(now))));
        return publisher;
    }

    private static String[] decoded(String basic) {
        try {
            String text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon >= 0) {
                return new String[] {text.substring(0, colon), text.substring(colon + 1)};
            }
        } catch (IllegalArgumentException broken) {
            // Said below.
        }
        throw new ProblemException(new Problem.NotLoggedIn("The name and password cannot be read."));
    }

    private static InetAddress addressOf(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                        && socket.getAddress() != null
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
