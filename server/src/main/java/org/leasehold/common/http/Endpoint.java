package org.leasehold.common.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where a face listens, as the operator says: a port of its own, or a path on the server's own port.
 *
 * @param name of the setting that says so
 * @param scheme that clients use: ws, wss, http or https; empty on the server's own port
 * @param port of its own; absent: the server's
 * @param path without a slash at its end; empty: all paths
 */
public record Endpoint(String name, String scheme, @Nullable Port port, String path) {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

    /**
     * A port of its own.
     *
     * @param number 0: any free one
     * @param tls absent: in clear
     */
    public record Port(
            InetAddress host, int number, @Nullable Tls tls) {

        public InetSocketAddress address() {
            return new InetSocketAddress(host, number);
        }
    }

    /**
     * Reads what an operator writes: {@code ws://127.0.0.1:10000/}, {@code https://0.0.0.0:443/r2lab}, or a path.
     *
     * @param tls what it speaks TLS with if the address says so
     * @throws IllegalArgumentException when it is no such address, or there is nothing to speak TLS with
     */
    public static Endpoint parse(String name, String text, @Nullable Tls tls) {
        if (text.startsWith("/")) {
            return new Endpoint(name, "", null, path(text));
        }
        URI address = URI.create(text);
        String scheme = Optional.ofNullable(address.getScheme()).orElse("");
        boolean secure = scheme.equals("wss") || scheme.equals("https");
        boolean clear = scheme.equals("ws") || scheme.equals("http");
        boolean plain = address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null
                && address.getHost() != null
                && address.getPort() <= 65_535;
        if (!secure && !clear || !plain || secure && tls == null) {
            throw new IllegalArgumentException(text);
        }
        int usual = secure ? 443 : 80;
        int number = address.getPort() < 0 ? usual : address.getPort();
        Port port = new Port(host(address.getHost()), number, secure ? tls : null);
        return new Endpoint(name, scheme, port, path(address.getRawPath()));
    }

    /** The same; where all paths would be taken, only this one. */
    public Endpoint usually(String usualPath) {
        return path.isEmpty() ? new Endpoint(name, scheme, port, usualPath) : this;
    }

    /** What it speaks TLS with; absent: in clear, or as the server's own port does. */
    public Optional<Tls> tls() {
        return Optional.ofNullable(port).map(Port::tls);
    }

    /** Whether it takes all that comes to the server's own port, which is not meant. */
    public boolean takesOverTheServer() {
        return port == null && path.isEmpty();
    }

    /** What is left of the path behind ours, empty or with a slash in front, when the request is for this endpoint. */
    public Optional<String> pathWithin(Request request) {
        String whole = Request.getPathInContext(request);
        boolean ours =
                whole.startsWith(path) && (whole.length() == path.length() || whole.charAt(path.length()) == '/');
        return ours ? Optional.of(whole.substring(path.length())) : Optional.empty();
    }

    /** The certificate that the client has shown and that is believed. */
    public static Optional<X509Certificate> clientCertificate(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData session
                        && session.peerCertificates() != null
                        && session.peerCertificates().length > 0
                ? Optional.of(session.peerCertificates()[0])
                : Optional.empty();
    }

    private static InetAddress host(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host, e);
        }
    }

    private static String path(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(path);
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
