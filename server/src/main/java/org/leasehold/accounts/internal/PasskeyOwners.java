package org.leasehold.accounts.internal;

import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Tells the library whose passkeys there are: our accounts, by their subject. It changes none of them. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final AccountRepository accounts;

    PasskeyOwners(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    @SuppressWarnings("NullAway") // The library's word for "there is none".
    public PublicKeyCredentialUserEntity findById(Bytes id) {
        return accounts.findBySubject(PasskeyRepository.subject(id))
                .map(account -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(id)
                        .name(account.name())
                        .displayName(account.displayName())
                        .build())
                .orElse(null);
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String username) {
        throw new UnsupportedOperationException("Nobody is asked for by name.");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("Accounts are made elsewhere.");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Accounts end elsewhere.");
    }
}
