package org.leasehold.accounts.internal;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.ProviderLogIns.Wish;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Log-ins by providers that are under way, in the database: a restart in the middle of one ends none. */
@Repository
class AttemptRepository {

    private final JdbcClient jdbc;

    AttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An attempt that came back. */
    record Taken(String provider, String next, @Nullable Long linkTo) {}

    /** Writes an attempt down, and removes those that are over. */
    void insert(Secret.Hash state, Secret.Hash browser, Wish wish, Instant now, Instant expiresAt) {
        jdbc.sql("delete from provider_attempt where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into provider_attempt (state_hash, browser_hash, provider, next, link_account_id,
                                                      created_at, expires_at)
                        values (:state, :browser, :provider, :next, :link, :now, :expires)
                        """)
                .param("state", state.bytes())
                .param("browser", browser.bytes())
                .param("provider", wish.provider())
                .param("next", wish.next())
                .param("link", wish.linkTo(), Types.BIGINT)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** Of many who show one at once, one gets it. Another browser does not spend it. */
    Optional<Taken> take(Secret.Hash state, Secret.Hash browser, Instant now) {
        return jdbc.sql("""
                        update provider_attempt set used_at = :now
                         where state_hash = :state and browser_hash = :browser and used_at is null
                           and expires_at > :now
                        returning provider, next, link_account_id
                        """)
                .param("state", state.bytes())
                .param("browser", browser.bytes())
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Taken(
                        row.getString("provider"), row.getString("next"), row.getObject("link_account_id", Long.class)))
                .optional();
    }
}
