package org.leasehold.handoff.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.common.http.Face;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.handoff.internal.Reply;
import org.leasehold.handoff.internal.Visit;
import org.leasehold.handoff.internal.ZeppelinRedemption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes every request to the host of a tool that lies behind the gateway. Whoever may use the tool now is passed on to
 * it; whoever may not is sent to where that can change, or refused.
 */
@Component
@Order(5)
class GatewayFace implements Face {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayFace.class);
    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final Map<String, Tool> tools;
    private final Door door;
    private final Guests guests;
    private final Passages passages;
    private final HttpProxy proxy;
    private final ZeppelinRedemption zeppelin;

    GatewayFace(
            ToolSettings tools,
            Door door,
            Guests guests,
            Passages passages,
            HttpProxy proxy,
            ZeppelinRedemption zeppelin) {
        this.tools = tools.tools().stream()
                .filter(tool -> tool.upstream() != null)
                .collect(Collectors.toMap(GatewayFace::authority, Function.identity()));
        this.door = door;
        this.guests = guests;
        this.passages = passages;
        this.proxy = proxy;
        this.zeppelin = zeppelin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (tools.isEmpty()) {
            return false;
        }
        String host = request.getHeaders().get(HttpHeader.HOST);
        Tool tool = host == null ? null : tools.get(host.toLowerCase(Locale.ROOT));
        if (tool == null || tool.upstream() == null) {
            return false;
        }
        String path = Request.getPathInContext(request);
        Visit visit = Visit.of(request);
        if (path.startsWith(Door.OURS)) {
            door.answer(tool, path, visit).write(response, callback);
        } else if (ZeppelinRedemption.isAt(tool, path) && LOOKING.contains(request.getMethod())) {
            zeppelin.answer(tool, visit).write(response, callback);
        } else {
            letIn(tool, visit, request, response, callback);
        }
        return true;
    }

    private void letIn(Tool tool, Visit visit, Request request, Response response, Callback callback) throws Exception {
        Optional<String> secret = visit.cookie(Door.COOKIE);
        Optional<Guests.Guest> guest = secret.flatMap(shown -> guests.find(tool, shown));
        if (secret.isEmpty() || guest.isEmpty()) {
            stop(tool, visit, request).write(response, callback);
            return;
        }
        Upstream upstream = new Upstream(tool, Objects.requireNonNull(tool.upstream()), guest.get(), secret.get());
        if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
            openTunnel(upstream, request, response, callback);
        } else {
            proxy.pass(upstream, request, response, callback);
        }
    }

    /** A page can be sent elsewhere and come back; what a page's script asks for can only be refused. */
    private Reply stop(Tool tool, Visit visit, Request request) {
        String mode = request.getHeaders().get("Sec-Fetch-Mode");
        boolean isPage = LOOKING.contains(request.getMethod())
                && (mode == null
                        ? request.getHeaders().contains(HttpHeader.ACCEPT, "text/html")
                        : mode.equals("navigate"));
        return isPage ? door.setOut(tool, visit) : Door.shut(tool);
    }

    private void openTunnel(Upstream upstream, Request request, Response response, Callback callback) {
        Handshake.Answer answer;
        try {
            answer = Handshake.ask(upstream, request);
        } catch (IOException e) {
            LOG.warn("{} at {} opens no WebSocket: {}", upstream.tool(), upstream.address(), e.toString());
            Reply.noAnswer(HttpStatus.BAD_GATEWAY_502, upstream.tool().title()).write(response, callback);
            return;
        }
        copy(answer.fields(), response);
        response.setStatus(answer.status());
        if (answer.status() == HttpStatus.SWITCHING_PROTOCOLS_101) {
            Connector connector = request.getConnectionMetaData().getConnector();
            EndPoint browser = request.getConnectionMetaData().getConnection().getEndPoint();
            request.setAttribute(
                    HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                    new Tunnel(browser, connector.getExecutor(), upstream, answer.socket(), passages));
        }
        response.write(true, null, callback);
    }

    private static void copy(List<HttpField> fields, Response response) {
        fields.stream()
                .filter(field -> field.getHeader() != HttpHeader.CONTENT_LENGTH
                        && field.getHeader() != HttpHeader.TRANSFER_ENCODING)
                .forEach(field -> response.getHeaders().add(field));
    }

    private static String authority(Tool tool) {
        return tool.url().getRawAuthority().toLowerCase(Locale.ROOT);
    }
}
