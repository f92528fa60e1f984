package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.leasehold.common.events.EventHistory;

/** Events in words that people understand without knowing ours. */
final class HistoryWords {

    /** By kind; {name} stands for what the event says of it. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("account.created", "The account {name} was made"),
            Map.entry("account.changed", "The account {name} was changed"),
            Map.entry("account.signed-up", "Signed up"),
            Map.entry("account.trial-begun", "Began to try"),
            Map.entry("account.trial-ended", "Stopped trying"),
            Map.entry("account.logged-in", "Logged in"),
            Map.entry("account.session-ended", "Logged a browser out"),
            Map.entry("account.sessions-ended", "Logged out everywhere else"),
            Map.entry("account.password-changed", "Changed the password"),
            Map.entry("account.password-recovered", "Set a new password by mail"),
            Map.entry("account.address-changed", "Changed the email address"),
            Map.entry("account.token-made", "Made the token “{name}”"),
            Map.entry("account.token-revoked", "Revoked token {token}"),
            Map.entry("account.second-factor-set-up", "Set up codes of an app"),
            Map.entry("account.second-factor-removed", "Took the codes of an app away"),
            Map.entry("account.second-factor-reset", "Codes and passkeys were taken away by an administrator"),
            Map.entry("account.recovery-codes-renewed", "Made new recovery codes"),
            Map.entry("account.recovery-code-used", "Used a recovery code; {left} are left"),
            Map.entry("account.passkey-added", "Added a passkey"),
            Map.entry("account.passkey-removed", "Removed a passkey"),
            Map.entry("account.secured", "Whoever made the account before its address was confirmed was thrown out"),
            Map.entry("account.trial-moved", "Moved what the trial {trial} had"),
            Map.entry("account.trial-discarded", "Discarded the trial {trial}"),
            Map.entry("account.trial-move-undone", "Took the move of the trial {trial} back"),
            Map.entry("account.identity-linked", "Added {provider} as a way to log in"),
            Map.entry("account.identity-unlinked", "Took {provider} away as a way to log in"),
            Map.entry("account.removed", "The account {name} was deleted"),
            Map.entry("confirmation.begun", "Asked for a mail to confirm something"),
            Map.entry("lease.amended", "Changed a lease"),
            Map.entry("lease.cancelled", "Cancelled a lease"),
            Map.entry("lease.cut", "Ended a lease early"),
            Map.entry("lease.moved", "Took a lease over from the trial {from}"),
            Map.entry("lease.imported", "Brought in a lease"),
            Map.entry("slice.created", "Made the slice {name}"),
            Map.entry("registration.submitted", "Somebody asked for an account"),
            Map.entry("registration.verified", "Whoever asked for an account has the address"),
            Map.entry("registration.approved", "Approved a registration"),
            Map.entry("registration.rejected", "Rejected a registration"),
            Map.entry("registration.deleted", "Deleted a registration"),
            Map.entry("slice.renewed", "Renewed the slice {name}"),
            Map.entry("slice.closed", "Ended the slice {name}"),
            Map.entry("account.ssh-key-added", "Added an SSH key"),
            Map.entry("account.ssh-key-deleted", "Deleted an SSH key"),
            Map.entry("slice.imported", "Brought in slices"),
            Map.entry("facility.defined", "Defined a facility"),
            Map.entry("facility.policy-changed", "Changed the rules of a facility"),
            Map.entry("blackout.added", "Announced maintenance"),
            Map.entry("blackout.removed", "Called maintenance off"),
            Map.entry("limit.set", "Set a limit"),
            Map.entry("limit.unset", "Took a limit away"),
            Map.entry("space.item-stored", "Stored item {item} in {what}"),
            Map.entry("space.item-deleted", "Item {item} in {what}: {because}"),
            Map.entry("space.item-restored", "Brought item {item} in {what} back"),
            Map.entry("space.item-purged", "Item {item} in {what} was removed for good"),
            Map.entry("space.told", "A mail told of {ending} things to be deleted, and of {earlier} to go earlier"),
            Map.entry("space.read-only", "There was more than there may be: {what} became read-only"),
            Map.entry("space.writable", "What is kept as {what} could be written to again"),
            Map.entry("space.requested", "Asked for storage, request {request}"),
            Map.entry("space.request-approved", "Request {request} for storage was approved"),
            Map.entry("space.request-refused", "Request {request} for storage was refused"),
            Map.entry("space.request-ended", "What request {request} had kept is kept as the rules say again"),
            Map.entry("group.created", "Made the group {group}"),
            Map.entry("group.changed", "Changed the group {group}"),
            Map.entry("group.invited", "Invited {member} to the group {group}"),
            Map.entry("group.asked", "Asked to join the group {group}"),
            Map.entry("group.admitted", "Admitted {member} to the group {group}"),
            Map.entry("group.joined", "Joined the group {group}"),
            Map.entry("group.member-changed", "Changed the membership of {member} of the group {group}"),
            Map.entry("group.member-removed", "Took {member} out of the group {group}"),
            Map.entry("group.membership-ending", "The membership of the group {group} ends soon"),
            Map.entry("group.membership-ended", "The membership of the group {group} ended"),
            Map.entry("group.granted", "Granted the group {group} more {what}"),
            Map.entry("group.grant-ended", "Ended grant {grant} of the group {group}"),
            Map.entry("handoff.begun", "Opened the tool {tool}"));

    private HistoryWords() {}

    static Map<String, Object> form(EventHistory.Entry entry) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", entry.id());
        form.put("at", entry.at().toString());
        form.put("kind", entry.kind());
        form.put("subjectId", entry.subjectId());
        form.put("actor", entry.actor());
        form.put("text", text(entry));
        form.put("detail", entry.detail());
        return form;
    }

    /** A sentence for what is known; the kind itself, spelt out, for what is not. */
    static String text(EventHistory.Entry entry) {
        String words = WORDS.getOrDefault(entry.kind(), spelt(entry.kind()));
        for (Map.Entry<String, Object> detail : entry.detail().entrySet()) {
            words = words.replace("{" + detail.getKey() + "}", String.valueOf(detail.getValue()));
        }
        return words;
    }

    private static String spelt(String kind) {
        String words = kind.replaceAll("[.-]", " ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
