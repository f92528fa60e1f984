package org.leasehold.handoff.gateway;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.internal.Arrivals;
import org.leasehold.handoff.internal.HandoffCodes;
import org.leasehold.handoff.internal.OneTimeSecret;
import org.leasehold.handoff.internal.Reply;
import org.leasehold.handoff.internal.Targets;
import org.leasehold.handoff.internal.ToolAddresses;
import org.leasehold.handoff.internal.Visit;
import org.springframework.stereotype.Component;

/**
 * How a browser gets into the gateway: it is given a random state on the tool's own host, sent to our own to show who it
 * is, comes back with a code that is bound to the state, and gets a cookie of that host. Where it was going waits in the
 * browser meanwhile, since such an address may hold secrets of the tool's.
 */
@Component
class Door {

    /** Everything of ours on a tool's host lies below. */
    static final String OURS = ToolAddresses.GATEWAY;

    static final String COOKIE = "leasehold-gateway";

    private static final String STATE = COOKIE + "-state";
    private static final String GOING_TO = COOKIE + "-to";
    private static final String ENTER = OURS + "enter";
    private static final int TIME_TO_COME_BACK_SECONDS = 600;
    private static final int COOKIE_SECONDS = 14 * 24 * 3600;

    private final HandoffCodes codes;
    private final Arrivals arrivals;
    private final Guests guests;
    private final ToolAddresses addresses;

    Door(HandoffCodes codes, Arrivals arrivals, Guests guests, ToolAddresses addresses) {
        this.codes = codes;
        this.arrivals = arrivals;
        this.guests = guests;
        this.addresses = addresses;
    }

    /** Sends somebody who is not in to where they show who they are. */
    Reply setOut(Tool tool, Visit visit) {
        String state = visit.cookie(STATE).filter(OneTimeSecret::looksRight).orElseGet(OneTimeSecret::random);
        String target = Targets.path(Optional.of(visit.pathAndQuery()), "/");
        return Reply.goTo(addresses.enter(tool, OneTimeSecret.hashText(state)))
                .with("Set-Cookie", cookie(tool, STATE, state, OURS, TIME_TO_COME_BACK_SECONDS))
                .with(
                        "Set-Cookie",
                        cookie(
                                tool,
                                GOING_TO,
                                URLEncoder.encode(target, StandardCharsets.UTF_8),
                                OURS,
                                TIME_TO_COME_BACK_SECONDS));
    }

    /** Answers what is ours on a tool's host. */
    Reply answer(Tool tool, String path, Visit visit) {
        return path.equals(ENTER) ? enter(tool, visit) : Reply.nothingHere();
    }

    /** Tells somebody whose right has ended. */
    static Reply shut(Tool tool) {
        return Reply.page(
                403,
                tool.title() + " is not open for you now",
                "Your lease or your session has ended. Load the page anew to see what can be done.",
                tool.url() + "/",
                "Open " + tool.title() + " again");
    }

    private Reply enter(Tool tool, Visit visit) {
        String state = visit.cookie(STATE).orElse("");
        return visit.parameter("code")
                .flatMap(code -> codes.redeem(tool, code, state))
                .filter(spent -> arrivals.of(tool, spent.accountId(), spent.sessionReference())
                        .isPresent())
                .map(spent -> goIn(tool, visit, guests.admit(tool, spent.accountId(), spent.sessionReference())))
                .orElseGet(() -> Reply.page(
                        403,
                        "This way into " + tool.title() + " is closed",
                        "It was used already, is too old, or was meant for another browser.",
                        tool.url() + "/",
                        "Open " + tool.title() + " again"));
    }

    private static Reply goIn(Tool tool, Visit visit, String secret) {
        Optional<String> target = visit.cookie(GOING_TO).map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
        return Reply.goTo(tool.origin() + Targets.path(target, tool.url().getRawPath() + "/"))
                .with("Set-Cookie", cookie(tool, COOKIE, secret, "/", COOKIE_SECONDS))
                .with("Set-Cookie", cookie(tool, STATE, "", OURS, 0))
                .with("Set-Cookie", cookie(tool, GOING_TO, "", OURS, 0));
    }

    private static String cookie(Tool tool, String name, String value, String path, int seconds) {
        String secure = "https".equals(tool.url().getScheme()) ? "Secure; " : "";
        return name + "=" + value + "; Path=" + path + "; " + secure + "HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }
}
