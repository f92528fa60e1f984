package org.leasehold.spaces.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.LetterDraft;
import org.leasehold.common.mail.Outbox;
import org.leasehold.spaces.Quota;
import org.leasehold.spaces.SpaceItem;
import org.leasehold.spaces.SpaceRequest;
import org.leasehold.spaces.internal.ItemRepository.Owned;
import org.springframework.stereotype.Component;

/** The letters about what is kept. They are left inside the transaction that has a reason for them. */
@Component
class SpaceLetters {

    private static final int MOST_NAMED = 50;
    private static final String ASK = "To keep something longer, open your account and press Extend, or Keep"
            + " permanently. Whoever runs the storage decides, and you are told.";

    private final Outbox outbox;
    private final PublicAddress address;
    private final Accounts accounts;

    SpaceLetters(Outbox outbox, PublicAddress address, Accounts accounts) {
        this.outbox = outbox;
        this.address = address;
        this.accounts = accounts;
    }

    /** Where mail to an account goes, if it goes anywhere. */
    static Optional<EmailAddress> addressOf(Account account) {
        return Optional.ofNullable(account.email()).flatMap(EmailAddress::find);
    }

    /**
     * What is to be deleted, all in one letter.
     *
     * @param shrunk those that a changed rule ends earlier than was said before
     */
    void digest(EmailAddress to, List<SpaceItem> ending, List<SpaceItem> shrunk) {
        int count = ending.size() + shrunk.size();
        LetterDraft letter = LetterDraft.about(
                count == 1
                        ? "Something of yours is to be deleted"
                        : count + " of your notebooks and data are to be deleted");
        if (!ending.isEmpty()) {
            letter.says("Their time is over soon:");
            name(letter, ending);
        }
        if (!shrunk.isEmpty()) {
            letter.says("The rules have changed, and these are kept less long than we said before:");
            name(letter, shrunk);
        }
        outbox.send(letter.says(ASK)
                .says("What is deleted can be brought back for some days. Then it is gone.")
                .leadsTo("See what you have", address.of("/account"))
                .to(to));
    }

    private static void name(LetterDraft letter, List<SpaceItem> items) {
        items.stream().limit(MOST_NAMED).forEach(item -> letter.says(line(item)));
        if (items.size() > MOST_NAMED) {
            letter.says("and " + (items.size() - MOST_NAMED) + " more.");
        }
    }

    private static String line(SpaceItem item) {
        Instant until = item.keepUntil();
        return "• " + Words.name(item.name()) + " (" + Words.kind(item.what()) + ", " + Words.size(item.bytes()) + "): "
                + (until == null ? "kept" : "until " + Words.day(until));
    }

    void nearlyFull(EmailAddress to, Quota quota) {
        String kind = Words.kind(quota.limit().what());
        outbox.send(LetterDraft.about("Little is left for your " + kind)
                .says("You have " + used(quota) + " " + kind + ". When that is reached, new ones are refused; with more"
                        + " than that the folder is read-only until you delete some. The limit is "
                        + Words.rule(quota.limit()) + ".")
                .leadsTo("See what you have", address.of("/account"))
                .to(to));
    }

    void over(EmailAddress to, Quota quota) {
        String kind = Words.kind(quota.limit().what());
        String problem = quota.problem();
        String why = problem == null
                ? "You have " + used(quota) + " " + kind + ", more than you may."
                : "Your " + kind + " cannot be measured: " + Words.name(problem) + ".";
        outbox.send(LetterDraft.about("Your " + kind + " are read-only")
                .says(why + " Nothing new is taken, and your tools can only read them, until enough is deleted."
                        + " Delete some on your account's page. The limit is " + Words.rule(quota.limit()) + ".")
                .leadsTo("See what you have", address.of("/account"))
                .to(to));
    }

    void withinAgain(EmailAddress to, Quota quota) {
        String kind = Words.kind(quota.limit().what());
        outbox.send(LetterDraft.about("Your " + kind + " can be written to again")
                .says("You have " + used(quota) + " " + kind + ".")
                .leadsTo("See what you have", address.of("/account"))
                .to(to));
    }

    private static String used(Quota quota) {
        Long mostCount = quota.limit().mostCount();
        Long mostBytes = quota.limit().mostBytes();
        return quota.items() + (mostCount == null ? "" : " of " + mostCount) + " (" + Words.size(quota.bytes())
                + (mostBytes == null ? "" : " of " + Words.size(mostBytes)) + ")";
    }

    /** To all who can decide, at once; and to whoever asked. */
    void requested(Account applicant, SpaceItem item, SpaceRequest request) {
        String what = wish(item, request);
        for (Account administrator : accounts.listAdministrators()) {
            addressOf(administrator)
                    .ifPresent(to -> outbox.send(LetterDraft.about("A request for storage waits for you")
                            .says(applicant.name() + " asks " + what + ".")
                            .says("Sponsor: " + Words.line(request.sponsor()))
                            .says("Reason: " + Words.line(request.reason()))
                            .leadsTo("Decide", address.of("/admin"))
                            .to(to)));
        }
        tell(
                applicant,
                LetterDraft.about("Your request for storage is on its way")
                        .says("You asked " + what + ". Those who run the storage have been told; you are told what they"
                                + " decide."));
    }

    void decided(Account applicant, SpaceItem item, SpaceRequest request) {
        String outcome = switch (request.state()) {
            case APPROVED -> "approved";
            case REFUSED -> "refused";
            case ENDED -> "ended";
            case REQUESTED -> "open";
        };
        String answer = request.answer();
        LetterDraft letter = LetterDraft.about("Your request for storage was " + outcome)
                .says("You asked " + wish(item, request) + ". That was " + outcome + ".");
        if (answer != null && !answer.isEmpty()) {
            letter.says("Why: " + Words.line(answer));
        }
        if (request.state() == SpaceRequest.State.ENDED) {
            letter.says("From now on it is kept as the rules say. You are told before anything is deleted.");
        }
        tell(applicant, letter);
    }

    private static String wish(SpaceItem item, SpaceRequest request) {
        String thing = "\"" + Words.name(item.name()) + "\" (" + Words.kind(item.what()) + ", "
                + Words.size(request.bytes()) + ")";
        return switch (request.kind()) {
            case EXTEND -> "that " + thing + " be kept until " + Words.day(request.until());
            case KEEP ->
                "that " + thing + " be kept permanently, to be looked at again on " + Words.day(request.until());
        };
    }

    private static String permanent(Owned owned) {
        SpaceItem item = owned.item();
        SpaceItem.Allocation allocation = item.allocation();
        String sponsor = allocation == null ? "nobody" : Words.line(allocation.sponsor());
        return "• " + Words.name(item.name()) + " of " + owned.account() + ", " + Words.size(item.bytes())
                + ", sponsor " + sponsor;
    }

    /** To all administrators: what is kept permanently and should be looked at. */
    void reviews(List<Owned> due) {
        for (Account administrator : accounts.listAdministrators()) {
            addressOf(administrator).ifPresent(to -> {
                LetterDraft letter = LetterDraft.about("Storage that is kept permanently is to be reviewed")
                        .says("Should these still be kept?");
                due.stream().limit(MOST_NAMED).forEach(owned -> letter.says(permanent(owned)));
                outbox.send(
                        letter.leadsTo("See the requests", address.of("/admin")).to(to));
            });
        }
    }

    private void tell(Account account, LetterDraft letter) {
        addressOf(account)
                .ifPresent(to -> outbox.send(letter.leadsTo("See what you have", address.of("/account"))
                        .to(to)));
    }
}
