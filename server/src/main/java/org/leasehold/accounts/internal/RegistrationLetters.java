package org.leasehold.accounts.internal;

import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Registration;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.LetterDraft;
import org.leasehold.common.mail.Outbox;
import org.springframework.stereotype.Component;

/** The letters about registrations. Links are like those of {@link AccountLetters}. */
@Component
class RegistrationLetters {

    private final Outbox outbox;
    private final PublicAddress address;

    RegistrationLetters(Outbox outbox, PublicAddress address) {
        this.outbox = outbox;
        this.address = address;
    }

    void verify(EmailAddress to, String secret) {
        outbox.send(LetterDraft.about("Please verify your email address")
                .says("Somebody, most likely you, asks for an account with this address. Open this page and press its"
                        + " button; then an administrator decides. It is good for two days.")
                .leadsTo("Verify the address", address.of("/confirm#secret=" + secret))
                .says("If that was not you, do nothing: without this, nothing happens.")
                .to(to));
    }

    void asksAlready(EmailAddress to) {
        outbox.send(LetterDraft.about("You have asked for an account already")
                .says("Somebody, most likely you, asks for an account with this address once more. The first time is"
                        + " with an administrator, who has not decided yet. There is nothing more to do.")
                .to(to));
    }

    void somebodyAsks(Account administrator, Registration registration) {
        Optional.ofNullable(administrator.email())
                .flatMap(EmailAddress::find)
                .ifPresent(to -> outbox.send(LetterDraft.about("Somebody asks for an account")
                        .says(registration.displayName() + " (" + registration.email() + ", "
                                + registration.affiliation() + ") asks for an account:")
                        .says(registration.purpose())
                        .says("It is registration " + registration.id() + ". Approve or reject it.")
                        .to(to)));
    }

    void welcome(EmailAddress to, Account account, ConfirmationSecrets secrets) {
        outbox.send(LetterDraft.about("Your account is there")
                .says("An administrator has approved your account " + account.name() + ". Choose its password on this"
                        + " page. It is good for two days; later you can ask for another mail there.")
                .leadsTo("Choose a password", address.of("/recover#secret=" + secrets.link()))
                .to(to));
    }
}
