package org.leasehold.organizations.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.LetterDraft;
import org.leasehold.common.mail.Outbox;
import org.leasehold.common.mail.PlainText;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.Membership;
import org.leasehold.organizations.Membership.State;
import org.springframework.stereotype.Component;

/** The letters about groups (rows X5, M4). They are left inside the transaction that has a reason for them. */
@Component
class GroupLetters {

    private static final int MOST_NAMED = 50;
    private static final String PAGE = "/account#groups";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Outbox outbox;
    private final PublicAddress address;
    private final Accounts accounts;

    GroupLetters(Outbox outbox, PublicAddress address, Accounts accounts) {
        this.outbox = outbox;
        this.address = address;
        this.accounts = accounts;
    }

    void invited(Group group, Account whom, String by) {
        send(
                whom,
                "Look at the invitation",
                LetterDraft.about("You are invited to the group " + group.name())
                        .says(by + " invites you to " + title(group) + ".")
                        .says(
                                group.terms().isEmpty()
                                        ? "Nothing happens unless you accept."
                                        : "Nothing happens unless you accept. Members agree to terms, which you are shown"
                                                + " before you do."));
    }

    /** To all who can decide, at once; and to whoever asks. */
    void asked(Group group, Membership asking, List<Membership> owners) {
        LetterDraft letter = LetterDraft.about(asking.account() + " asks to join the group " + group.name())
                .says(asking.account() + " asks to be a member of " + title(group) + ".");
        if (!asking.message().isEmpty()) {
            letter.says("They say: " + PlainText.line(asking.message()));
        }
        toEach(owners, "Admit or refuse", letter.says("You own the group: nothing happens before an owner decides."));
        send(
                asking,
                "Your groups",
                LetterDraft.about("Your request to join the group " + group.name() + " is on its way")
                        .says("The owners of " + title(group) + " have been told; you are told what they decide."));
    }

    /** To the owners: somebody has accepted their invitation. */
    void joined(Group group, Membership member, List<Membership> owners) {
        List<Membership> others = owners.stream()
                .filter(owner -> owner.accountId() != member.accountId())
                .toList();
        toEach(
                others,
                "Look at the group",
                LetterDraft.about(member.account() + " is a member of the group " + group.name())
                        .says(member.account() + " has accepted the invitation to " + title(group)
                                + ", so the membership counts now. " + lasting(member)));
    }

    void admitted(Group group, Account whom, Membership membership) {
        send(
                whom,
                "Your groups",
                LetterDraft.about("You are a member of the group " + group.name())
                        .says("An owner of " + title(group) + " has admitted you. " + lasting(membership)));
    }

    void changed(Group group, Account whom, Membership membership) {
        send(
                whom,
                "Your groups",
                LetterDraft.about("Your membership of the group " + group.name() + " was changed")
                        .says("You are " + (membership.owner() ? "an owner" : "a member") + " of " + title(group) + ". "
                                + lasting(membership)));
    }

    /** Somebody else ended it; an invitation that is taken back needs no word. */
    void removed(Group group, Account whom, State was) {
        switch (was) {
            case INVITED -> {}
            case ASKING ->
                send(
                        whom,
                        "Your groups",
                        LetterDraft.about("Your request to join the group " + group.name() + " was refused")
                                .says("The owners of " + title(group) + " have not admitted you."));
            case MEMBER ->
                send(
                        whom,
                        "Your groups",
                        LetterDraft.about("You are no longer a member of the group " + group.name())
                                .says("An owner of " + title(group) + " has ended your membership, and with it what the"
                                        + " group grants."));
        }
    }

    /** To the person, while there is time to renew. */
    void ending(Group group, Membership membership) {
        send(
                membership,
                "Your groups",
                LetterDraft.about("Your membership of the group " + group.name() + " ends soon")
                        .says("You are a member of " + title(group) + " until " + day(membership.endsAt())
                                + ". What the group grants you ends then.")
                        .says("Its owners can renew it, and have been told."));
    }

    /** To the owners, of all whose time is nearly over: one letter. */
    void endingOf(Group group, List<Membership> ending, List<Membership> owners) {
        LetterDraft letter = LetterDraft.about(
                        ending.size() == 1
                                ? "A membership of the group " + group.name() + " ends soon"
                                : ending.size() + " memberships of the group " + group.name() + " end soon")
                .says("These are members of " + title(group) + " for a little longer:");
        ending.stream()
                .limit(MOST_NAMED)
                .forEach(
                        membership -> letter.says("• " + membership.account() + ": until " + day(membership.endsAt())));
        if (ending.size() > MOST_NAMED) {
            letter.says("and " + (ending.size() - MOST_NAMED) + " more.");
        }
        toEach(owners, "Renew them", letter.says("Whoever should stay is renewed by an owner."));
    }

    void ended(Group group, Membership membership) {
        send(
                membership,
                "Your groups",
                LetterDraft.about("Your membership of the group " + group.name() + " is over")
                        .says("It ended on " + day(membership.endsAt()) + ", and with it what " + title(group)
                                + " grants. You can ask to join again."));
    }

    private void toEach(List<Membership> owners, String label, LetterDraft letter) {
        LetterDraft whole = letter.leadsTo(label, address.of(PAGE));
        owners.forEach(owner -> addressOf(owner).ifPresent(to -> outbox.send(whole.to(to))));
    }

    private void send(Membership to, String label, LetterDraft letter) {
        toEach(List.of(to), label, letter);
    }

    private void send(Account to, String label, LetterDraft letter) {
        addressOf(to)
                .ifPresent(found ->
                        outbox.send(letter.leadsTo(label, address.of(PAGE)).to(found)));
    }

    private Optional<EmailAddress> addressOf(Membership membership) {
        return accounts.find(membership.accountId()).flatMap(GroupLetters::addressOf);
    }

    private static Optional<EmailAddress> addressOf(Account account) {
        return Optional.ofNullable(account.email()).flatMap(EmailAddress::find);
    }

    private static String title(Group group) {
        return "“" + PlainText.line(group.title()) + "” (" + group.name() + ")";
    }

    private static String lasting(Membership membership) {
        Instant end = membership.endsAt();
        return end == null ? "It lasts until somebody ends it." : "It lasts until " + day(end) + ".";
    }

    private static String day(@Nullable Instant instant) {
        return instant == null ? "nobody knows when" : DAY.format(instant);
    }
}
