package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Identities;
import org.leasehold.accounts.PersonalData;
import org.leasehold.accounts.Sessions;
import org.springframework.stereotype.Component;

/** What the accounts themselves keep of a person. */
@Component
class AccountData implements PersonalData {

    private final CredentialRepository credentials;
    private final PasskeyRepository passkeys;
    private final SecondFactorRepository secondFactor;
    private final IdentityRepository identities;
    private final SshKeyRepository sshKeys;
    private final InstantSource clock;

    AccountData(
            CredentialRepository credentials,
            PasskeyRepository passkeys,
            SecondFactorRepository secondFactor,
            IdentityRepository identities,
            SshKeyRepository sshKeys,
            InstantSource clock) {
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.secondFactor = secondFactor;
        this.identities = identities;
        this.sshKeys = sshKeys;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Object of(Account account) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", account.name());
        data.put("displayName", account.displayName());
        data.put("subject", account.subject().toString());
        data.put("email", account.email());
        data.put("emailConfirmedAt", text(account.emailConfirmedAt()));
        data.put("level", account.level());
        data.put("createdAt", account.createdAt().toString());
        data.put("codesSetUp", secondFactor.find(account.id()).isPresent());
        data.put("sessions", sessions(account));
        data.put("tokens", tokens(account));
        data.put("passkeys", passkeys(account));
        data.put("identities", identities(account));
        data.put("sshKeys", sshKeys(account));
        return data;
    }

    private List<Map<String, String>> sessions(Account account) {
        return credentials.listSessions(account.id(), null, clock.instant()).stream()
                .map(AccountData::session)
                .toList();
    }

    private static Map<String, String> session(Sessions.Open open) {
        return Map.of(
                "device", open.device().name(),
                "network", open.device().network(),
                "createdAt", open.createdAt().toString(),
                "usedAt", open.usedAt().toString());
    }

    private List<Map<String, String>> tokens(Account account) {
        return credentials.listTokens(account.id()).stream()
                .map(token -> Map.of(
                        "name", token.name(),
                        "createdAt", token.createdAt().toString(),
                        "expiresAt", token.expiresAt().toString()))
                .toList();
    }

    private List<Map<String, String>> passkeys(Account account) {
        return passkeys.list(account.id()).stream()
                .map(passkey -> Map.of(
                        "label",
                        passkey.label(),
                        "createdAt",
                        passkey.createdAt().toString()))
                .toList();
    }

    private List<Map<String, String>> sshKeys(Account account) {
        return sshKeys.list(List.of(account.id())).stream()
                .map(key -> Map.of(
                        "key", key.line(),
                        "comment", key.comment(),
                        "createdAt", key.createdAt().toString()))
                .toList();
    }

    private List<Map<String, @Nullable String>> identities(Account account) {
        return identities.list(account.id()).stream().map(AccountData::identity).toList();
    }

    private static Map<String, @Nullable String> identity(Identities.Identity identity) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("provider", identity.who().provider());
        form.put("issuer", identity.who().issuer());
        form.put("subject", identity.who().subject());
        form.put("displayName", identity.who().displayName());
        form.put("email", identity.who().email());
        form.put("linkedAt", identity.linkedAt().toString());
        form.put("lastUsedAt", identity.lastUsedAt().toString());
        return form;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
