package org.leasehold.common.http;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.leasehold.common.database.StartFailure;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;

/** The ports besides the server's own, one for all faces that are placed on it. */
@Component
public class Listeners {

    private final PublicAddress publicAddress;
    private final Map<String, ServerConnector> connectors = new LinkedHashMap<>();

    Listeners(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** The address at which an endpoint of the running server is reached from this machine. */
    public URI addressOf(Endpoint endpoint) {
        ServerConnector connector = connectors.get(key(endpoint));
        Endpoint.Port port = endpoint.port();
        if (connector == null || port == null) {
            return publicAddress.of(endpoint.path());
        }
        InetAddress host = port.host().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : port.host();
        String name = host.getHostAddress();
        String written = name.contains(":") ? "[" + name + "]" : name;
        return URI.create(endpoint.scheme() + "://" + written + ":" + connector.getLocalPort() + endpoint.path() + "/");
    }

    /** Adds the ports that the endpoints name to the server. */
    void addTo(Server server, List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.port() != null && !connectors.containsKey(key(endpoint))) {
                ServerConnector connector = connector(server, endpoint, tlsOfAll(endpoint, endpoints));
                connectors.put(key(endpoint), connector);
                server.addConnector(connector);
            }
        }
    }

    /** Whether the request came in where the endpoint listens, whatever its path. */
    static boolean isAt(Endpoint endpoint, Request request) {
        return key(endpoint).equals(keyOf(request));
    }

    /** Whether the request came in by the server's own port. */
    boolean isAtServer(Request request) {
        return !connectors.containsKey(keyOf(request));
    }

    private static String keyOf(Request request) {
        return Optional.ofNullable(
                        request.getConnectionMetaData().getConnector().getName())
                .orElse("");
    }

    /** What its connector is called. Any free port is one for each. */
    private static String key(Endpoint endpoint) {
        Endpoint.Port port = endpoint.port();
        if (port == null) {
            return "";
        }
        return port.number() == 0 ? endpoint.name() : port.host().getHostAddress() + " " + port.number();
    }

    /** Clients are asked who they are where one of those on the port wants to know. */
    private static Optional<Tls> tlsOfAll(Endpoint endpoint, List<Endpoint> endpoints) {
        List<Endpoint> together = endpoints.stream()
                .filter(other -> key(other).equals(key(endpoint)))
                .toList();
        List<Tls> secure =
                together.stream().flatMap(other -> other.tls().stream()).toList();
        if (!secure.isEmpty() && secure.size() < together.size()) {
            throw new StartFailure(together.stream().map(Endpoint::name).collect(Collectors.joining(" and "))
                    + " are on one port, some with TLS and some in clear.");
        }
        return secure.stream()
                .filter(tls -> tls.clients() != null)
                .findFirst()
                .or(() -> secure.stream().findFirst());
    }

    private static ServerConnector connector(Server server, Endpoint endpoint, Optional<Tls> tls) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        ServerConnector connector;
        if (tls.isEmpty()) {
            connector = new ServerConnector(server, 1, 1, http);
        } else {
            // Clients of closed networks call us by whatever name they have.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            SslConnectionFactory ssl =
                    new SslConnectionFactory(contextFactory(endpoint, tls.get()), http.getProtocol());
            connector = new ServerConnector(server, 1, 1, ssl, http);
        }
        Endpoint.Port port = endpoint.port();
        if (port != null) {
            connector.setHost(port.host().getHostAddress());
            connector.setPort(port.number());
        }
        connector.setName(key(endpoint));
        return connector;
    }

    private static SslContextFactory.Server contextFactory(Endpoint endpoint, Tls tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        try {
            PemSslStoreDetails own = PemSslStoreDetails.forCertificate(location(tls.certificate()))
                    .withPrivateKey(location(tls.key()));
            Path clients = tls.clients();
            PemSslStoreBundle stores = new PemSslStoreBundle(
                    own, clients == null ? null : PemSslStoreDetails.forCertificate(location(clients)));
            factory.setKeyStore(stores.getKeyStore());
            factory.setKeyStorePassword("");
            if (clients != null) {
                factory.setTrustStore(stores.getTrustStore());
                factory.setWantClientAuth(true);
            }
            return factory;
        } catch (RuntimeException e) {
            throw new StartFailure(
                    "The certificates for " + endpoint.name() + " cannot be used: " + e.getMessage()
                            + ".\nMaybe a file is missing, or no PEM, or the key is not that of the certificate.",
                    e);
        }
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }
}
