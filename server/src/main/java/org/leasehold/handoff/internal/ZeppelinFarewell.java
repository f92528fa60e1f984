package org.leasehold.handoff.internal;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.leasehold.accounts.CredentialListener;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Logs people out of Zeppelins when lease, session or account end, because the end of the cookie does not end what is
 * open: looks when a lease or a credential changes, and at each start, who was let in and may be there no longer.
 */
@Component
class ZeppelinFarewell implements CredentialListener {

    private static final Logger LOG = LoggerFactory.getLogger(ZeppelinFarewell.class);

    private final List<Tool> tools;
    private final HandoffCodes codes;
    private final Arrivals arrivals;
    private final ZeppelinLogOut logOut;
    private final InstantSource clock;

    /** Whether a look is to come that has not begun: however much changes meanwhile, one is enough. */
    private final AtomicBoolean waiting = new AtomicBoolean();

    private final ExecutorService work = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("zeppelin-farewell").factory());

    ZeppelinFarewell(
            ToolSettings tools,
            HandoffCodes codes,
            Arrivals arrivals,
            ZeppelinLogOut logOut,
            LeaseBook book,
            InstantSource clock) {
        this.tools = tools.ofKind(Tool.Kind.ZEPPELIN);
        this.codes = codes;
        this.arrivals = arrivals;
        this.logOut = logOut;
        this.clock = clock;
        if (!this.tools.isEmpty()) {
            book.addListener(this::changed);
        }
    }

    @Override
    public void revoked(long accountId) {
        look();
    }

    @EventListener(ApplicationReadyEvent.class)
    void look() {
        if (!tools.isEmpty() && waiting.compareAndSet(false, true)) {
            var _ = work.submit(() -> {
                waiting.set(false);
                tools.forEach(this::look);
            });
        }
    }

    @PreDestroy
    void close() {
        work.shutdownNow();
    }

    /** Only the end of what ran can close a door; the facility's leases stand still meanwhile, so this only notes it. */
    private void changed(Lease lease) {
        if (!lease.span().start().isAfter(clock.instant())
                && !lease.span().end().isAfter(clock.instant())) {
            look();
        }
    }

    private void look(Tool tool) {
        try {
            Map<String, List<HandoffCodes.Guest>> guests =
                    codes.guestsOf(tool, clock.instant().minus(ZeppelinCookie.LONGEST)).stream()
                            .collect(Collectors.groupingBy(HandoffCodes.Guest::handle));
            guests.forEach((handle, sessions) -> {
                boolean stays = sessions.stream()
                        .anyMatch(guest -> arrivals.of(tool, guest.accountId(), guest.sessionReference())
                                .isPresent());
                if (!stays && codes.end(tool, handle)) {
                    logOut.logOut(tool, handle);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("Who may be in {} no longer could not be found out; it is tried at the next change", tool, e);
        }
    }
}
