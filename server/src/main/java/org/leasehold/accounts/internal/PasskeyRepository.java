package org.leasehold.accounts.internal;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Passkeys.Passkey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys in the database. An account is known to devices by its subject, which says nothing about it. */
@Repository
class PasskeyRepository implements UserCredentialRepository {

    private final JdbcClient jdbc;

    PasskeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes userId(Account account) {
        return new Bytes(bytes(account.subject()));
    }

    /** Adds a new passkey, or notes the use of one that is known. */
    @Override
    public void save(CredentialRecord record) {
        jdbc.sql("""
                        insert into passkey (account_id, credential_id, public_key, attestation, client_data,
                                             signature_count, transports, backup_eligible, backup_state, label, created_at)
                        select id, :credential, :key, :attestation, :clientData, :count, :transports, :eligible, :state,
                               :label, :created
                          from account where subject = :subject
                        on conflict (credential_id) do update
                           set signature_count = excluded.signature_count, backup_state = excluded.backup_state,
                               used_at = :used
                        """)
                .param("credential", record.getCredentialId().getBytes())
                .param("key", record.getPublicKey().getBytes())
                .param("attestation", bytes(record.getAttestationObject()))
                .param("clientData", bytes(record.getAttestationClientDataJSON()))
                .param("count", record.getSignatureCount())
                .param("transports", words(record))
                .param("eligible", record.isBackupEligible())
                .param("state", record.isBackupState())
                .param("label", record.getLabel())
                .param("created", Timestamp.from(record.getCreated()))
                .param("used", Timestamp.from(record.getLastUsed()))
                .param("subject", subject(record.getUserEntityUserId()))
                .update();
    }

    @Override
    @SuppressWarnings("NullAway") // The library's word for "there is none".
    public CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("""
                        select p.*, a.subject from passkey p join account a on a.id = p.account_id
                         where p.credential_id = :credential
                        """)
                .param("credential", credentialId.getBytes())
                .query((row, _) -> record(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return jdbc.sql("""
                        select p.*, a.subject from passkey p join account a on a.id = p.account_id
                         where a.subject = :subject
                        """)
                .param("subject", subject(userId))
                .query((row, _) -> record(row))
                .list();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from passkey where credential_id = :credential")
                .param("credential", credentialId.getBytes())
                .update();
    }

    List<Passkey> list(long accountId) {
        return jdbc.sql("select * from passkey where account_id = :account order by id")
                .param("account", accountId)
                .query((row, _) -> passkey(row))
                .list();
    }

    Passkey get(Bytes credentialId) {
        return jdbc.sql("select * from passkey where credential_id = :credential")
                .param("credential", credentialId.getBytes())
                .query((row, _) -> passkey(row))
                .single();
    }

    Optional<Passkey> remove(long accountId, long id) {
        return jdbc.sql("delete from passkey where account_id = :account and id = :id returning *")
                .param("account", accountId)
                .param("id", id)
                .query((row, _) -> passkey(row))
                .optional();
    }

    void removeAll(long accountId) {
        jdbc.sql("delete from passkey where account_id = :account")
                .param("account", accountId)
                .update();
    }

    /** The account whose passkey it is, unless it is switched off. */
    Optional<Account> findAccount(Bytes credentialId) {
        return jdbc.sql("select " + AccountRepository.COLUMNS + """
                         from account where not disabled
                          and id = (select account_id from passkey where credential_id = :credential)
                        """)
                .param("credential", credentialId.getBytes())
                .query((row, _) -> AccountRepository.read(row))
                .optional();
    }

    void insertChallenge(byte[] challenge, @Nullable Long accountId, Instant now, Instant expiresAt) {
        jdbc.sql("delete from passkey_challenge where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into passkey_challenge (challenge, account_id, expires_at)
                        values (:challenge, :account, :expires)
                        """)
                .param("challenge", challenge)
                .param("account", accountId)
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** Spends a challenge; false when it is unknown, over, spent, or another one's. */
    boolean spendChallenge(byte[] challenge, @Nullable Long accountId, Instant now) {
        return jdbc.sql("""
                        delete from passkey_challenge
                         where challenge = :challenge and account_id is not distinct from :account and expires_at > :now
                        """)
                        .param("challenge", challenge)
                        .param("account", accountId, java.sql.Types.BIGINT)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    private static CredentialRecord record(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        Timestamp created = row.getTimestamp("created_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(bytes(row.getObject("subject", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(Arrays.stream(words(row.getArray("transports")))
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("label"))
                .created(created.toInstant())
                .lastUsed((used == null ? created : used).toInstant())
                .build();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new Passkey(
                row.getLong("id"),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static byte[] bytes(UUID subject) {
        return ByteBuffer.allocate(16)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .array();
    }

    static UUID subject(Bytes userId) {
        ByteBuffer buffer = ByteBuffer.wrap(userId.getBytes());
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String[] words(CredentialRecord record) {
        return record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new);
    }

    private static String[] words(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
