package org.leasehold.handoff.gateway;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leasehold.accounts.CredentialListener;
import org.leasehold.common.Remembered;
import org.leasehold.common.database.Transactions;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.internal.Arrivals;
import org.leasehold.handoff.internal.OneTimeSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is in by the gateway: known by a cookie on the tool's own host, let in for as long as session, account and lease
 * last. That is asked anew each second at most, and to the instant where the end is known.
 */
@Component
class Guests implements CredentialListener {

    private static final Duration OLD = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(15);
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final Remembered<String, Guest> known;

    Guests(JdbcClient jdbc, Transactions transactions, Arrivals arrivals, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.arrivals = arrivals;
        this.clock = clock;
        this.known = new Remembered<>(MOST, OLD, clock);
    }

    /**
     * Somebody whom a tool is open for.
     *
     * @param handle what the tool may call them
     * @param until when it shuts, as far as is known
     */
    record Guest(long accountId, String handle, Instant until) {}

    private record Row(String tool, long accountId, String sessionReference) {}

    /** Lets somebody in; the secret for the cookie. */
    String admit(Tool tool, long accountId, String sessionReference) {
        String secret = OneTimeSecret.random();
        Instant now = clock.instant();
        transactions.run(() -> {
            jdbc.sql("delete from gateway_guest where created_at < :old")
                    .param("old", Timestamp.from(now.minus(KEPT)))
                    .update();
            jdbc.sql("""
                            insert into gateway_guest (secret_hash, tool, account_id, session_reference, created_at)
                            values (:hash, :tool, :account, :session, :now)
                            """)
                    .param("hash", OneTimeSecret.hash(secret))
                    .param("tool", tool.name())
                    .param("account", accountId)
                    .param("session", sessionReference)
                    .param("now", Timestamp.from(now))
                    .update();
        });
        return secret;
    }

    /** Whose cookie it is, if the tool is open for them at this moment. */
    Optional<Guest> find(Tool tool, String secret) {
        if (!OneTimeSecret.looksRight(secret)) {
            return Optional.empty();
        }
        return known.find(tool.name() + " " + secret, _ -> ask(tool, secret))
                .filter(guest -> clock.instant().isBefore(guest.until()));
    }

    @Override
    public void revoked(long accountId) {
        known.forgetIf(guest -> guest.accountId() == accountId);
    }

    private Optional<Guest> ask(Tool tool, String secret) {
        return jdbc.sql("select tool, account_id, session_reference from gateway_guest where secret_hash = :hash")
                .param("hash", OneTimeSecret.hash(secret))
                .query((row, _) ->
                        new Row(row.getString("tool"), row.getLong("account_id"), row.getString("session_reference")))
                .optional()
                .filter(row -> row.tool().equals(tool.name()))
                .flatMap(row -> arrivals.of(tool, row.accountId(), row.sessionReference()))
                .map(Guests::guest);
    }

    private static Guest guest(Arrivals.Arrival arrival) {
        Instant lease = arrival.admitted().until();
        Instant session = arrival.known().expiresAt();
        return new Guest(
                arrival.known().actor().accountId(),
                arrival.known().actor().name(),
                lease.isBefore(session) ? lease : session);
    }
}
