package org.leasehold.handoff.internal;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.handoff.Tool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Codes that take somebody from our session into a tool (row W3): 256 random bits of which the hash is kept, good for
 * half a minute, once, for one tool and the session that they were made in. Whatever becomes of a code, it is spent
 * when a tool first shows it.
 */
@Repository
public class HandoffCodes {

    static final Duration LIFE = Duration.ofSeconds(30);

    /** How long it is noted who was handed over; after that nothing that a tool was given is good any more. */
    private static final Duration KEPT = Duration.ofDays(15);

    private final JdbcClient jdbc;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    HandoffCodes(JdbcClient jdbc, EventLog events, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What a code was made for.
     *
     * @param sessionReference the session that it was made in
     * @param target where the person was going
     */
    public record Spent(long accountId, String sessionReference, String target) {}

    private record Row(Spent spent, String tool, byte @Nullable [] state) {}

    /**
     * Makes a code.
     *
     * @param state the hash of what the browser must show where it is redeemed; null: a server redeems it
     */
    String issue(Tool tool, Known known, String sessionReference, @Nullable String state, String target) {
        String code = OneTimeSecret.random();
        Instant now = clock.instant();
        transactions.run(() -> {
            jdbc.sql("delete from handoff_code where created_at < :old")
                    .param("old", Timestamp.from(now.minus(KEPT)))
                    .update();
            jdbc.sql("""
                            insert into handoff_code (code_hash, tool, account_id, handle, session_reference, state_hash,
                                                      target, created_at, expires_at)
                            values (:hash, :tool, :account, :handle, :session, :state, :target, :now, :expires)
                            """)
                    .param("hash", OneTimeSecret.hash(code))
                    .param("tool", tool.name())
                    .param("account", known.actor().accountId())
                    .param("handle", known.actor().name())
                    .param("session", sessionReference)
                    .param(
                            "state",
                            state == null ? null : Base64.getUrlDecoder().decode(state),
                            Types.BINARY)
                    .param("target", target)
                    .param("now", Timestamp.from(now))
                    .param("expires", Timestamp.from(now.plus(LIFE)))
                    .update();
            events.append(
                    "handoff.begun", known.actor().accountId(), known.actor().name(), Map.of("tool", tool.name()));
        });
        return code;
    }

    /**
     * Spends a code: of many who show one at once, one gets it.
     *
     * @param state what the browser shows; null when a server redeems
     * @return empty for codes unknown, used, too old, of another tool, or shown by another browser
     */
    public Optional<Spent> redeem(Tool tool, String code, @Nullable String state) {
        if (!OneTimeSecret.looksRight(code)) {
            return Optional.empty();
        }
        return transactions
                .call(() -> jdbc.sql("""
                                update handoff_code set used_at = :now
                                 where code_hash = :hash and used_at is null and expires_at > :now
                                returning account_id, session_reference, target, tool, state_hash
                                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("hash", OneTimeSecret.hash(code))
                        .query((row, _) -> new Row(
                                new Spent(
                                        row.getLong("account_id"),
                                        row.getString("session_reference"),
                                        row.getString("target")),
                                row.getString("tool"),
                                row.getBytes("state_hash")))
                        .optional())
                .filter(row -> row.tool().equals(tool.name()) && isOf(row.state(), state))
                .map(Row::spent);
    }

    /** The sessions by which an account was handed over to a tool, the latest first. */
    List<String> sessionsOf(long accountId, Tool tool) {
        return jdbc.sql("""
                        select session_reference from handoff_code
                         where account_id = :account and tool = :tool and used_at is not null
                         group by session_reference order by max(used_at) desc limit 20
                        """)
                .param("account", accountId)
                .param("tool", tool.name())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Somebody who was handed over to a tool, and by which session. */
    record Guest(long accountId, String handle, String sessionReference) {}

    /** Those who may be in a tool still: handed over since then, and the tool was not told that it is over. */
    List<Guest> guestsOf(Tool tool, Instant since) {
        return jdbc.sql("""
                        select distinct account_id, handle, session_reference from handoff_code
                         where tool = :tool and used_at > :since and ended_at is null
                        """)
                .param("tool", tool.name())
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Guest(
                        row.getLong("account_id"), row.getString("handle"), row.getString("session_reference")))
                .list();
    }

    /** Notes that it is over for a handle. Of several servers that find out at once, one is told that it was first. */
    boolean end(Tool tool, String handle) {
        return transactions.call(() -> jdbc.sql("""
                        update handoff_code set ended_at = :now
                         where tool = :tool and handle = :handle and used_at is not null and ended_at is null
                        """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("tool", tool.name())
                        .param("handle", handle)
                        .update()
                > 0);
    }

    private static boolean isOf(byte @Nullable [] hash, @Nullable String state) {
        return hash == null ? state == null : state != null && MessageDigest.isEqual(hash, OneTimeSecret.hash(state));
    }
}
