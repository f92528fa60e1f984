package org.leasehold.handoff.internal;

import java.util.Optional;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.handoff.Admission;
import org.leasehold.handoff.Admission.Decision;
import org.leasehold.handoff.Admission.Decision.Admitted;
import org.leasehold.handoff.Tool;
import org.springframework.stereotype.Component;

/** Asks, when a tool shows what it was given, whether the session that it was given in and the right still are. */
@Component
public class Arrivals {

    private final Authentication authentication;
    private final Admission admission;

    Arrivals(Authentication authentication, Admission admission) {
        this.authentication = authentication;
        this.admission = admission;
    }

    /** Somebody whom a tool may let in, or keep in. */
    public record Arrival(Known known, Admitted admitted) {}

    /** Empty when the session has ended, the account is another or not in use, or the tool does not open for it. */
    public Optional<Arrival> of(Tool tool, long accountId, String sessionReference) {
        return of(tool, sessionReference)
                .filter(arrival -> arrival.known().actor().accountId() == accountId);
    }

    /** The same, of whoever's session it is. */
    public Optional<Arrival> of(Tool tool, String sessionReference) {
        return authentication.byReference(sessionReference).flatMap(known -> switch (admission.decide(
                known.actor(), tool)) {
            case Decision.Admitted admitted -> Optional.of(new Arrival(known, admitted));
            case Decision.Refused _ -> Optional.empty();
        });
    }

    /** Why a tool does not open for whoever's session it is; empty when it does. */
    public Optional<String> refusal(Tool tool, String sessionReference) {
        return authentication.byReference(sessionReference).flatMap(known -> switch (admission.decide(
                known.actor(), tool)) {
            case Decision.Admitted _ -> Optional.empty();
            case Decision.Refused refused -> Optional.of(refused.reason());
        });
    }
}
