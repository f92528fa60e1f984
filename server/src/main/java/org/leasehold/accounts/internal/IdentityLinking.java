package org.leasehold.accounts.internal;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.IdentityListener;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.common.mail.EmailAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Links identities to accounts, on its own only where that is safe (rules K1 and K2). In the caller's transaction. */
@Component
class IdentityLinking {

    private final IdentityRepository identities;
    private final AccountRepository accounts;
    private final CredentialRepository credentials;
    private final CredentialMemory memory;
    private final ConfirmationRepository confirmations;
    private final SecondStep secondStep;
    private final SecondFactorRepository secondFactors;
    private final PasskeyRepository passkeys;
    private final ObjectProvider<IdentityListener> listeners;
    private final AccountLetters letters;
    private final EventLog events;
    private final InstantSource clock;

    IdentityLinking(
            IdentityRepository identities,
            AccountRepository accounts,
            CredentialRepository credentials,
            CredentialMemory memory,
            ConfirmationRepository confirmations,
            SecondStep secondStep,
            SecondFactorRepository secondFactors,
            PasskeyRepository passkeys,
            ObjectProvider<IdentityListener> listeners,
            AccountLetters letters,
            EventLog events,
            InstantSource clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.credentials = credentials;
        this.memory = memory;
        this.confirmations = confirmations;
        this.secondStep = secondStep;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.listeners = listeners;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    /** Links, and tells the account. */
    void link(Account account, ProvenIdentity who) {
        long id = identities.insert(account.id(), who, clock.instant());
        events.append(
                "account.identity-linked",
                account.id(),
                account.name(),
                Map.of("identity", id, "provider", who.provider(), "issuer", who.issuer()));
        letters.identityLinked(account, who);
        listeners.forEach(listener -> listener.arrived(account, id, who));
    }

    /** Notes that somebody logs in by an identity of theirs. */
    void use(Account account, ProvenIdentity who) {
        long id = identities.use(who, clock.instant());
        listeners.forEach(listener -> listener.arrived(account, id, who));
    }

    void unlink(Account account, long id) {
        listeners.forEach(listener -> listener.leaving(account, id));
        identities.delete(id);
    }

    /**
     * The account that has the address of an unknown identity, linked to it: only when the provider is trusted for
     * addresses. Administrators link by hand, and so do those who wanted more than a password asked, and those who have
     * another identity of that issuer already: an address that a provider gave to somebody else is no way into the
     * account of who had it before.
     */
    Optional<Account> linkByAddress(ProvenIdentity who) {
        return verifiedAddress(who)
                .flatMap(email -> accounts.findByLogin(email.text()))
                .flatMap(found -> accounts.lock(found.account().id()))
                .map(AccountRepository.WithHash::account)
                .filter(account -> !account.disabled() && !account.administrator())
                .filter(account ->
                        verifiedAddress(who).map(EmailAddress::text).equals(Optional.ofNullable(account.email())))
                .filter(account -> !identities.hasOneOf(account.id(), who.issuer()))
                .filter(account -> account.emailConfirmedAt() == null || !wantsMoreThanAPassword(account))
                .map(account -> {
                    if (account.emailConfirmedAt() == null) {
                        secure(account, who);
                    }
                    link(account, who);
                    return accounts.get(account.id());
                });
    }

    private boolean wantsMoreThanAPassword(Account account) {
        return secondStep.isAskedOf(account) || !passkeys.list(account.id()).isEmpty();
    }

    /** The address, if the provider is trusted to have verified it. */
    static Optional<EmailAddress> verifiedAddress(ProvenIdentity who) {
        return Optional.ofNullable(who.email()).filter(_ -> who.emailVerified()).flatMap(EmailAddress::find);
    }

    /** Whoever made an account with an address that is not theirs waits in it for its owner no longer (rule K1). */
    private void secure(Account account, ProvenIdentity who) {
        accounts.updateHash(account.id(), null);
        credentials.deleteSessions(account.id(), null);
        credentials.deleteTokens(account.id());
        identities.list(account.id()).forEach(identity -> unlink(account, identity.id()));
        secondFactors.remove(account.id());
        passkeys.list(account.id()).forEach(passkey -> passkeys.remove(account.id(), passkey.id()));
        confirmations.voidOf(account.id(), clock.instant());
        EmailAddress email = verifiedAddress(who).orElseThrow();
        accounts.confirmEmail(account.id(), email, clock.instant());
        Transactions.afterCommit(() -> memory.forget(account.id()));
        events.append("account.secured", account.id(), account.name(), Map.of("provider", who.provider()));
        letters.accountSecured(account, who);
    }
}
