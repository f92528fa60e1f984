package org.leasehold.handoff.internal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.handoff.Admission.Decision.Admitted;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/**
 * Answers on a Zeppelin's own host, whose proxy sends the one path {@code /handoff} here, so that cookies set here
 * belong to that host alone: the state that a code is bound to, and the signed cookie that Zeppelin takes.
 */
@Component
public class ZeppelinRedemption {

    private static final int STATE_SECONDS = 600;

    private final HandoffCodes codes;
    private final Arrivals arrivals;
    private final ZeppelinCookie cookies;
    private final SigningKeys keys;
    private final ToolAddresses addresses;
    private final InstantSource clock;

    ZeppelinRedemption(
            HandoffCodes codes,
            Arrivals arrivals,
            ZeppelinCookie cookies,
            SigningKeys keys,
            ToolAddresses addresses,
            InstantSource clock) {
        this.codes = codes;
        this.arrivals = arrivals;
        this.cookies = cookies;
        this.keys = keys;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Whether this path of the tool's own host is the one that comes here. */
    public static boolean isAt(Tool tool, String path) {
        return tool.kind() == Tool.Kind.ZEPPELIN && path.equals(tool.url().getRawPath() + ToolAddresses.HANDOFF);
    }

    public Reply answer(Tool tool, Visit visit) {
        if (visit.has("logout")) {
            return Reply.goTo(addresses.left(tool)).with("Set-Cookie", ZeppelinCookie.drop(tool));
        }
        Optional<String> code = visit.parameter("code");
        return code.isPresent() ? redeem(tool, visit, code.get()) : giveState(tool, visit);
    }

    /** What Zeppelin's operator puts on its disk. */
    Reply certificate(Tool tool) {
        return Reply.file(
                "application/x-pem-file",
                keys.current(SigningKeys.purposeOf(tool)).pem());
    }

    private Reply giveState(Tool tool, Visit visit) {
        String state = visit.cookie(stateCookie(tool))
                .filter(OneTimeSecret::looksRight)
                .orElseGet(OneTimeSecret::random);
        String target = Targets.inside(tool, visit.originalUrl());
        return Reply.goTo(addresses.begin(tool, OneTimeSecret.hashText(state), target))
                .with("Set-Cookie", stateCookie(tool, state, STATE_SECONDS));
    }

    private Reply redeem(Tool tool, Visit visit, String code) {
        String state = visit.cookie(stateCookie(tool)).orElse("");
        Optional<HandoffCodes.Spent> spent = codes.redeem(tool, code, state);
        Optional<Arrivals.Arrival> arrival =
                spent.flatMap(made -> arrivals.of(tool, made.accountId(), made.sessionReference()));
        if (spent.isEmpty() || arrival.isEmpty()) {
            return refused(tool);
        }
        Admitted admitted = arrival.get().admitted();
        Known known = arrival.get().known();
        Instant end =
                cookies.endFor(admitted.until().isBefore(known.expiresAt()) ? admitted.until() : known.expiresAt());
        if (!end.isAfter(clock.instant())) {
            return refused(tool);
        }
        String token = cookies.token(tool, admitted.account().name(), end);
        return Reply.goTo(spent.get().target())
                .with("Set-Cookie", cookies.set(tool, token, end))
                .with("Set-Cookie", stateCookie(tool, "", 0));
    }

    private Reply refused(Tool tool) {
        return Reply.page(
                403,
                "This way into " + tool.title() + " is closed",
                "It was used already, is too old, or was meant for another browser.",
                addresses.begin(tool),
                "Open " + tool.title() + " again");
    }

    private static String stateCookie(Tool tool) {
        return ZeppelinCookie.nameOf(tool) + "-state";
    }

    private static String stateCookie(Tool tool, String value, int seconds) {
        return stateCookie(tool) + "=" + value + "; Path=" + tool.url().getRawPath() + ToolAddresses.HANDOFF + "; "
                + ZeppelinCookie.secure(tool) + "HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }
}
