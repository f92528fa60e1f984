package org.leasehold.handoff.oidc;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What {@link Grants} needs of the database besides what the library's own service does. */
final class GrantRepository {

    /** How long a grant is kept after the last of its tokens has expired, to know a replay for what it is. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    GrantRepository(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets nobody else change the grant until the transaction ends. */
    void lock(String id) {
        var _ = jdbc.sql("select id from oauth2_authorization where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void noteSpent(String refreshTokenHash, String id) {
        jdbc.sql("""
                        insert into spent_refresh_token (token_hash, authorization_id, spent_at)
                        values (:hash, :id, :now) on conflict do nothing
                        """)
                .param("hash", refreshTokenHash)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The grant whose refresh token this was before it was exchanged. */
    Optional<String> findSpent(String refreshTokenHash) {
        return jdbc.sql("select authorization_id from spent_refresh_token where token_hash = :hash")
                .param("hash", refreshTokenHash)
                .query(String.class)
                .optional();
    }

    void forgetOld() {
        jdbc.sql("""
                        delete from oauth2_authorization
                         where greatest(authorization_code_expires_at, access_token_expires_at,
                                        refresh_token_expires_at) < :old
                        """).param("old", Timestamp.from(clock.instant().minus(KEPT))).update();
    }
}
