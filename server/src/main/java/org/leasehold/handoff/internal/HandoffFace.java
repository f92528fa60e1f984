package org.leasehold.handoff.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.SqlFailure;
import org.leasehold.common.http.Face;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Serves {@code /handoff/{tool}}, where people set out for a tool, and {@code /redeem/{tool}}, where tools learn who came.
 */
@Component
@Order(15)
class HandoffFace implements Face {

    private static final Logger LOG = LoggerFactory.getLogger(HandoffFace.class);
    private static final String HANDOFF = "/handoff/";
    private static final String REDEEM = "/redeem/";

    private final ToolSettings tools;
    private final SettingOut settingOut;
    private final ZeppelinRedemption zeppelin;
    private final HubRedemption hub;

    HandoffFace(ToolSettings tools, SettingOut settingOut, ZeppelinRedemption zeppelin, HubRedemption hub) {
        this.tools = tools;
        this.settingOut = settingOut;
        this.zeppelin = zeppelin;
        this.hub = hub;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        boolean ours = path.startsWith(HANDOFF) || path.startsWith(REDEEM);
        if (!ours) {
            return false;
        }
        answer(request, path).write(response, callback);
        return true;
    }

    private Reply answer(Request request, String path) {
        try {
            return path.startsWith(HANDOFF)
                    ? setOut(request, path.substring(HANDOFF.length()))
                    : redeem(request, path.substring(REDEEM.length()));
        } catch (ProblemException refused) {
            return Reply.page(503, "Not now", refused.problem().detail());
        } catch (RuntimeException failure) {
            boolean away = SqlFailure.problemOf(failure).isPresent();
            LOG.error("{} {} failed", request.getMethod(), path, failure);
            return away
                    ? Reply.page(503, "Not now", "The database is away. Try again in a moment.")
                    : Reply.page(500, "That is our fault", "Something went wrong here. It is in the server's log.");
        }
    }

    private Reply setOut(Request request, String path) {
        String[] words = path.split("/", 3);
        Optional<Tool> tool = tools.find(words[0]);
        String step = words.length == 1 ? "" : words.length == 2 ? words[1] : "?";
        if (tool.isEmpty()) {
            return Reply.nothingHere();
        }
        boolean isThere = switch (step) {
            case "" -> true;
            case "gateway" -> tool.get().upstream() != null;
            default -> tool.get().kind() == Tool.Kind.ZEPPELIN;
        };
        if (!isThere) {
            return Reply.nothingHere();
        }
        if (!"GET".equals(request.getMethod())) {
            return Reply.wrongMethod("GET");
        }
        return switch (step) {
            case "" -> settingOut.open(tool.get(), Visit.of(request));
            case "gateway" -> settingOut.enter(tool.get(), Visit.of(request));
            case "logout" -> settingOut.leave(tool.get());
            case "left" -> settingOut.left(tool.get());
            case "certificate.pem" -> zeppelin.certificate(tool.get());
            default -> Reply.nothingHere();
        };
    }

    private Reply redeem(Request request, String path) {
        List<String> words = List.of(path.split("/", 3));
        Optional<Tool> found = tools.find(words.getFirst());
        if (found.isEmpty() || words.size() > 2) {
            return Reply.nothingHere();
        }
        Tool tool = found.get();
        String step = words.size() == 2 ? words.get(1) : "";
        boolean browser = tool.kind() == Tool.Kind.ZEPPELIN && step.isEmpty();
        boolean server = tool.kind() == Tool.Kind.JUPYTERHUB && (step.equals("login") || step.equals("check"));
        if (!browser && !server) {
            return Reply.nothingHere();
        }
        String right = browser ? "GET" : "POST";
        if (!right.equals(request.getMethod())) {
            return Reply.wrongMethod(right);
        }
        return browser ? zeppelin.answer(tool, Visit.of(request)) : hub.answer(tool, step, request);
    }
}
