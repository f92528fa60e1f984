package org.leasehold.handoff.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/** The addresses that a hand-off goes through, ours and the tool's; all from the configuration (row T3). */
@Component
public class ToolAddresses {

    /** The one path on a Zeppelin's own host that its proxy sends to us. */
    static final String HANDOFF = "/handoff";

    /** Everything of the gateway's on a tool's host lies below. */
    public static final String GATEWAY = "/.leasehold/";

    /** The Hub's own route that redeems; see docs/handoff.md. */
    private static final String HUB_HANDOFF = "/hub/handoff";

    private final PublicAddress publicAddress;

    ToolAddresses(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    URI portal() {
        return publicAddress.url();
    }

    /** Where somebody logs in, and comes back from to this path. */
    String logIn(String pathAndQuery) {
        return portal() + "/login.html?next=" + encode(pathAndQuery);
    }

    /** Where a hand-off begins, and begins again once the browser holds the state. */
    String begin(Tool tool) {
        return portal() + "/handoff/" + tool.name();
    }

    String begin(Tool tool, String stateHash, String target) {
        return begin(tool) + "?state=" + stateHash + "&originalUrl=" + target;
    }

    /** Where somebody shows who they are whom the gateway does not know, bound to the state of their browser. */
    public String enter(Tool tool, String stateHash) {
        return begin(tool) + "/gateway?state=" + stateHash;
    }

    /** Where the gateway lets somebody in, on the tool's own host. */
    String entrance(Tool tool, String code) {
        return tool.origin() + GATEWAY + "enter?code=" + code;
    }

    /** Where, on its own host, a Zeppelin's browser is given the state. */
    String fetchState(Tool tool, String target) {
        return tool.url() + HANDOFF + "?originalUrl=" + target;
    }

    /** Where, on its own host, a Zeppelin's browser is given the cookie. */
    String fetchCookie(Tool tool, String code) {
        return tool.url() + HANDOFF + "?code=" + code;
    }

    /** Where, on its own host, a Zeppelin's browser loses the cookie. */
    String dropCookie(Tool tool) {
        return tool.url() + HANDOFF + "?logout";
    }

    /** What is shown to whoever has left a tool. */
    String left(Tool tool) {
        return begin(tool) + "/left";
    }

    /** Always with {@code next}: without it the Hub carries the token on in addresses. */
    String hubLogIn(Tool tool, String code, String next) {
        return tool.url() + HUB_HANDOFF + "?login_token=" + code + "&next=" + encode(next);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
