package org.leasehold.handoff.internal;

import java.util.Optional;
import java.util.function.BiFunction;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.handoff.Admission;
import org.leasehold.handoff.Admission.Decision;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/**
 * Sends people from our session on their way into a tool: logs them in first if need be, asks {@link Admission}, and
 * goes only to addresses of the tool.
 */
@Component
class SettingOut {

    private static final String HUB_START = "/hub/user-redirect/";

    private final Authentication authentication;
    private final Admission admission;
    private final HandoffCodes codes;
    private final ToolAddresses addresses;
    private final LoopGuard loopGuard;

    SettingOut(
            Authentication authentication,
            Admission admission,
            HandoffCodes codes,
            ToolAddresses addresses,
            LoopGuard loopGuard) {
        this.authentication = authentication;
        this.admission = admission;
        this.codes = codes;
        this.addresses = addresses;
        this.loopGuard = loopGuard;
    }

    /** Opens a tool for whoever comes by. */
    Reply open(Tool tool, Visit visit) {
        return admitted(tool, visit, (known, session) -> send(tool, visit, known, session));
    }

    /** Lets somebody in by the gateway in front of a tool; the state is of the browser's cookie on the tool's host. */
    Reply enter(Tool tool, Visit visit) {
        Optional<String> state = visit.parameter("state").filter(OneTimeSecret::looksRight);
        return state.isEmpty()
                ? Reply.goTo(tool.url() + "/")
                : admitted(
                        tool,
                        visit,
                        (known, session) -> Reply.goTo(
                                addresses.entrance(tool, codes.issue(tool, known, session, state.get(), "/"))));
    }

    private Reply admitted(Tool tool, Visit visit, BiFunction<Known, String, Reply> onward) {
        Optional<String> cookie = visit.session();
        Optional<Known> known = cookie.flatMap(authentication::bySession);
        if (cookie.isEmpty() || known.isEmpty()) {
            return Reply.goTo(addresses.logIn(visit.pathAndQuery()));
        }
        return switch (admission.decide(known.get().actor(), tool)) {
            case Decision.Refused refused -> Reply.page(403, tool.title() + " does not open", refused.reason());
            case Decision.Admitted _ ->
                loopGuard.lets(known.get().actor().accountId(), tool)
                        ? onward.apply(known.get(), authentication.referenceOf(cookie.get()))
                        : Reply.page(
                                        429,
                                        tool.title() + " sends you back again and again",
                                        "It does not take our word for who you are. Most likely its copy of our certificate is"
                                                + " an old one, or its host does not pass on our cookie; its operator can mend that.")
                                .with("Retry-After", String.valueOf(LoopGuard.WINDOW.toSeconds()));
        };
    }

    private Reply send(Tool tool, Visit visit, Known known, String session) {
        return switch (tool.kind()) {
            case OIDC, GATEWAY -> Reply.goTo(front(tool, visit.parameter("next")));
            case ZEPPELIN -> sendToZeppelin(tool, visit, known, session);
            case JUPYTERHUB -> {
                String next = Targets.path(visit.parameter("next"), HUB_START);
                yield Reply.goTo(addresses.hubLogIn(tool, codes.issue(tool, known, session, null, next), next));
            }
        };
    }

    /** A page of the tool; its log-in comes back to us by itself. */
    private static String front(Tool tool, Optional<String> next) {
        String path = Targets.path(next, "");
        return Targets.inside(tool, Optional.of(tool.origin() + path).filter(_ -> !path.isEmpty()));
    }

    /**
     * A code is bound to the browser that sets out: it first fetches a random state on the tool's own host. Whoever
     * follows a link with somebody else's code has another state, or none, and is let into nobody's account.
     */
    private Reply sendToZeppelin(Tool tool, Visit visit, Known known, String session) {
        String target = Targets.inside(tool, visit.originalUrl());
        Optional<String> state = visit.parameter("state").filter(OneTimeSecret::looksRight);
        return Reply.goTo(
                state.isEmpty()
                        ? addresses.fetchState(tool, target)
                        : addresses.fetchCookie(tool, codes.issue(tool, known, session, state.get(), target)));
    }

    /** Where Zeppelin sends somebody who logs out there: its cookie has to go, or it would log them in again. */
    Reply leave(Tool tool) {
        return Reply.goTo(addresses.dropCookie(tool));
    }

    /** What somebody sees who has left. */
    Reply left(Tool tool) {
        return Reply.page(
                200,
                "You have left " + tool.title(),
                "You are still logged in to Leasehold, from where you can open it again.",
                addresses.begin(tool),
                "Open " + tool.title() + " again");
    }
}
