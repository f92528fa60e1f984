package org.leasehold.handoff.internal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.common.database.Transactions;
import org.leasehold.handoff.Tool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The keys that we sign with, in the database, so that all servers sign with the same. A key that has ended is still
 * shown while something that it signed may be good. The one in use is read anew
 * every minute.
 */
@Repository
public class SigningKeys {

    /** What signs id_tokens. */
    public static final String OIDC = "oidc";

    /** How long a key of the provider signs; those who check find the next one by its id. */
    private static final Duration OIDC_LIFE = Duration.ofDays(90);

    /** A tool's operator has to bring the next one to the tool, so there is none by itself for a long time. */
    private static final Duration TOOL_LIFE = Duration.ofDays(3650);

    /** Longer than anything that an ended key has signed is good. */
    private static final Duration SHOWN_AFTER = Duration.ofDays(1);

    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Map<String, Read> memory = new ConcurrentHashMap<>();

    SigningKeys(JdbcClient jdbc, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Read(SigningKey key, Instant at) {}

    /** What signs the cookies of one tool. Never what signs id_tokens, or any of those would open the tool. */
    static String purposeOf(Tool tool) {
        return "tool:" + tool.name();
    }

    /** The key to sign with now; made when there is none. */
    public SigningKey current(String purpose) {
        Instant now = clock.instant();
        Read known = memory.get(purpose);
        if (known != null
                && Duration.between(known.at, now).compareTo(READ_EVERY) < 0
                && known.key.endsAt().isAfter(now)) {
            return known.key;
        }
        SigningKey key = shown(purpose).stream()
                .filter(shown -> shown.endsAt().isAfter(now))
                .findFirst()
                .orElseGet(() -> make(purpose));
        memory.put(purpose, new Read(key, now));
        return key;
    }

    /** The keys by which others check, the newest first. Never from memory: another server may have made one. */
    public List<SigningKey> shown(String purpose) {
        return read(purpose, clock.instant());
    }

    /** Ends the present keys; the next signature makes a new one. */
    public void rotate(String purpose) {
        transactions.run(
                () -> jdbc.sql("update signing_key set ends_at = :now where purpose = :purpose and ends_at > :now")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("purpose", purpose)
                        .update());
        memory.remove(purpose);
    }

    private SigningKey make(String purpose) {
        Instant now = clock.instant();
        Duration life = purpose.equals(OIDC) ? OIDC_LIFE : TOOL_LIFE;
        SigningKey made = SigningKey.generate("Leasehold " + purpose, now, now.plus(life));
        return transactions.call(() -> {
            // Of several servers that find no key at once, one makes it.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('signing_key'))")
                    .query((_, _) -> true)
                    .single();
            return read(purpose, now).stream()
                    .filter(key -> key.endsAt().isAfter(now))
                    .findFirst()
                    .orElseGet(() -> insert(purpose, made));
        });
    }

    private SigningKey insert(String purpose, SigningKey key) {
        try {
            jdbc.sql("""
                            insert into signing_key (id, purpose, private_key, certificate, created_at, ends_at)
                            values (:id, :purpose, :key, :certificate, :created, :ends)
                            """)
                    .param("id", key.id())
                    .param("purpose", purpose)
                    .param("key", key.privateKey().getEncoded())
                    .param("certificate", key.certificate().getEncoded())
                    .param("created", Timestamp.from(key.createdAt()))
                    .param("ends", Timestamp.from(key.endsAt()))
                    .update();
            return key;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SigningKey> read(String purpose, Instant now) {
        return jdbc.sql("""
                        select id, private_key, certificate, created_at, ends_at from signing_key
                         where purpose = :purpose and ends_at > :shown order by created_at desc
                        """)
                .param("purpose", purpose)
                .param("shown", Timestamp.from(now.minus(SHOWN_AFTER)))
                .query((row, _) -> key(row))
                .list();
    }

    private static SigningKey key(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getObject("id", UUID.class),
                privateKey(row.getBytes("private_key")),
                certificate(row.getBytes("certificate")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }

    private static PrivateKey privateKey(byte[] bytes) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A signing key in the database cannot be read", e);
        }
    }

    static X509Certificate certificate(byte[] bytes) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate in the database cannot be read", e);
        }
    }
}
