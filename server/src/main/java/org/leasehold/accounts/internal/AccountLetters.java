package org.leasehold.accounts.internal;

import java.net.URI;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.LetterDraft;
import org.leasehold.common.mail.Outbox;
import org.springframework.stereotype.Component;

/**
 * The letters about accounts. Links lead to pages of the configured address (requirement T3), with secrets behind a
 * {@code #}, which browsers keep to themselves; nothing happens by opening one (requirement E5).
 */
@Component
class AccountLetters {

    private static final String IGNORE = "If that was not you, do nothing: without this, nothing happens.";
    private static final String ACT = "If that was not you, set a new password now, and tell an administrator:";

    private final Outbox outbox;
    private final PublicAddress address;

    AccountLetters(Outbox outbox, PublicAddress address) {
        this.outbox = outbox;
        this.address = address;
    }

    /** To an address that nobody has: how to confirm. */
    void signUp(EmailAddress to, ConfirmationSecrets secrets) {
        outbox.send(LetterDraft.about("Confirm your email address")
                .says("Somebody, most likely you, wants a new account with this address. To make it, type this code"
                        + " on the page where you signed up:")
                .shows(secrets.code())
                .says("Or open this page and press its button. Both are good for 24 hours.")
                .leadsTo("Confirm the address", link("/confirm", secrets))
                .says(IGNORE)
                .to(to));
    }

    /** To an address that somebody has: what they may have been looking for. */
    void alreadySignedUp(EmailAddress to) {
        outbox.send(LetterDraft.about("You already have an account")
                .says("Somebody, most likely you, wants a new account with this address. There is one already, so"
                        + " there is nothing to confirm. Log in with it:")
                .leadsTo("Log in", address.of("/login"))
                .says("If you forgot the password, you can set a new one:")
                .leadsTo("Set a new password", address.of("/recover"))
                .says("If that was not you, do nothing: your account is as it was.")
                .to(to));
    }

    void newAddress(EmailAddress to, String account, ConfirmationSecrets secrets) {
        outbox.send(LetterDraft.about("Confirm your new email address")
                .says("This is to become the address of the account " + account + ". Type this code on the page where"
                        + " you asked for it:")
                .shows(secrets.code())
                .says("Or open this page and press its button. Both are good for 24 hours.")
                .leadsTo("Confirm the address", link("/confirm", secrets))
                .says(IGNORE)
                .to(to));
    }

    /** To an address that is to become somebody's and is somebody else's. */
    void addressInUse(EmailAddress to) {
        outbox.send(LetterDraft.about("This address has an account already")
                .says("Somebody wants to make this the address of an account. You have another account with it, and"
                        + " an address can have one. To use it elsewhere, give your other account another address"
                        + " first:")
                .leadsTo("Log in", address.of("/login"))
                .says("If that was not you, do nothing: your account is as it was.")
                .to(to));
    }

    void addressIsToChange(Account account, EmailAddress wanted) {
        alert(
                account,
                LetterDraft.about("Your email address is to change")
                        .says("The address of your account " + account.name() + " is to become " + wanted
                                + ", as soon as somebody confirms it there."));
    }

    void addressChanged(Account before, EmailAddress now) {
        tell(
                before,
                LetterDraft.about("Your email address has changed")
                        .says("The address of your account " + before.name() + " is " + now + " from now on. This one"
                                + " is no longer used.")
                        .says("If that was not you, tell an administrator at once."));
    }

    void recovery(EmailAddress to, Account account, ConfirmationSecrets secrets) {
        outbox.send(LetterDraft.about("Set a new password")
                .says("Somebody, most likely you, forgot the password of the account " + account.name()
                        + ". Type this code on the page where you asked for it:")
                .shows(secrets.code())
                .says("Or open this page. Both are good for one hour.")
                .leadsTo("Set a new password", link("/recover", secrets))
                .says(IGNORE)
                .to(to));
    }

    /** To an address that nobody has. */
    void nothingToRecover(EmailAddress to) {
        outbox.send(LetterDraft.about("There is no account with this address")
                .says("Somebody, most likely you, wants a new password for an account with this address. There is"
                        + " none. You may have signed up with another address, or not yet:")
                .leadsTo("Sign up", address.of("/sign-up"))
                .says("If that was not you, do nothing.")
                .to(to));
    }

    void disabled(EmailAddress to) {
        outbox.send(LetterDraft.about("Your account is switched off")
                .says("Somebody, most likely you, wants a new password for the account with this address. An"
                        + " administrator has switched it off, so a password would not help. Ask them.")
                .to(to));
    }

    void passwordChanged(Account account) {
        alert(
                account,
                LetterDraft.about("Your password has changed")
                        .says("The password of your account " + account.name() + " has changed."));
    }

    void secondFactorSetUp(Account account) {
        alert(
                account,
                LetterDraft.about("Logging in takes a code from now on")
                        .says("Codes of an app were set up for your account " + account.name() + ". Logging in with the"
                                + " password takes one from now on; your other sessions have ended."));
    }

    void secondFactorRemoved(Account account) {
        alert(
                account,
                LetterDraft.about("Logging in takes no code any more")
                        .says("The codes of your account " + account.name() + " were taken away. The password alone"
                                + " suffices from now on."));
    }

    void recoveryCodesRenewed(Account account) {
        alert(
                account,
                LetterDraft.about("You have new recovery codes")
                        .says("Your account " + account.name() + " has new recovery codes; the old ones are no good"
                                + " any more."));
    }

    void recoveryCodeUsed(Account account, int left) {
        alert(
                account,
                LetterDraft.about("A recovery code was used")
                        .says("A recovery code of your account " + account.name() + " was used; " + left
                                + " are left. You can make new ones on the page of your account:")
                        .leadsTo("Your account", address.of("/account#second-factor")));
    }

    void accountRemoved(Account account) {
        tell(
                account,
                LetterDraft.about("Your account is deleted")
                        .says("Your account " + account.name() + " is deleted, with all that it kept and what it had"
                                + " leased for itself. Leases of slices that you shared with others stay theirs.")
                        .says("If that was not you, tell an administrator at once."));
    }

    void passkeyAdded(Account account, String label) {
        tell(
                account,
                LetterDraft.about("Your account has a new passkey")
                        .says("Whoever has the passkey " + label + " can log in to your account " + account.name()
                                + " from now on.")
                        .says("If that was not you, remove it, and tell an administrator:")
                        .leadsTo("Your account", address.of("/account#passkeys")));
    }

    void passkeyRemoved(Account account, String label) {
        alert(
                account,
                LetterDraft.about("A passkey of yours was removed")
                        .says("The passkey " + label + " of your account " + account.name() + " was removed."));
    }

    void identityLinked(Account account, ProvenIdentity who) {
        tell(
                account,
                LetterDraft.about("Another way to log in to your account")
                        .says("Your account " + account.name() + " can be logged in to with " + named(who)
                                + " from now on.")
                        .says("If that was not you, take it away on the page of your account, set a new password, and"
                                + " tell an administrator:")
                        .leadsTo("Your account", address.of("/account")));
    }

    void identityUnlinked(Account account, ProvenIdentity who) {
        alert(
                account,
                LetterDraft.about("A way to log in to your account is gone")
                        .says("Your account " + account.name() + " can no longer be logged in to with " + named(who)
                                + ". Other sessions have ended."));
    }

    /** To whoever has just shown to have the address of an account that nobody had shown that of. */
    void accountSecured(Account account, ProvenIdentity who) {
        tell(
                account,
                LetterDraft.about("Your account has no password any more")
                        .says("You have logged in with " + named(who) + ", which has the address of the account "
                                + account.name() + ". Nobody had confirmed that address before, so whoever made the"
                                + " account may have been somebody else: its password, sessions and tokens are gone.")
                        .says("To log in with a password too, set a new one:")
                        .leadsTo("Set a new password", address.of("/recover")));
    }

    private static String named(ProvenIdentity who) {
        String name = who.displayName().isEmpty() ? who.subject() : who.displayName();
        return who.provider() + " (" + name + ")";
    }

    /** Tells of something that only its person should have done, and what to do if they did not. */
    private void alert(Account account, LetterDraft draft) {
        tell(account, draft.says(ACT).leadsTo("Set a new password", address.of("/recover")));
    }

    /** To the account's address, if it has one that mail can get to. */
    private void tell(Account account, LetterDraft draft) {
        Optional.ofNullable(account.email()).flatMap(EmailAddress::find).ifPresent(to -> outbox.send(draft.to(to)));
    }

    private URI link(String page, ConfirmationSecrets secrets) {
        return address.of(page + "#secret=" + secrets.link());
    }
}
