package org.leasehold.organizations.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups.Grant;

/** What the words and numbers of a group and of a grant may be. */
final class GroupText {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TERMS = 20_000;
    private static final int MOST_DAYS = 3_660;
    private static final int LONGEST_REASON = 500;

    private GroupText() {}

    static String name(String wanted) {
        String name = wanted.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw invalid(
                    "name",
                    "The name of a group has from 2 to 63 letters a to z, digits or hyphens and begins with a letter;"
                            + " \"" + wanted + "\" is none.");
        }
        return name;
    }

    /** The group as the draft wants it. */
    static Group drafted(Group before, GroupDraft draft) {
        String title = text("title", draft.title(), before.title(), LONGEST_TITLE);
        if (title.isEmpty()) {
            throw invalid("title", "A group needs a title, for people.");
        }
        String terms = text("terms", draft.terms(), before.terms(), LONGEST_TERMS);
        return new Group(
                before.id(),
                before.name(),
                title,
                terms,
                terms.equals(before.terms()) ? before.termsRevision() : before.termsRevision() + 1,
                days(before.membershipDays(), draft.membershipDays()),
                before.createdAt());
    }

    private static @Nullable Integer days(@Nullable Integer before, @Nullable Integer wanted) {
        if (wanted == null) {
            return before;
        }
        if (wanted < 0 || wanted > MOST_DAYS) {
            throw invalid(
                    "membershipDays",
                    "A membership lasts from 1 to " + MOST_DAYS + " days; 0 means until somebody ends it.");
        }
        return wanted == 0 ? null : wanted;
    }

    static String message(String wanted) {
        return text("message", wanted, "", LONGEST_REASON);
    }

    static void check(Grant wanted) {
        if (wanted.moreCount() < 0 || wanted.moreBytes() < 0 || wanted.moreCount() + wanted.moreBytes() == 0) {
            throw invalid("moreCount", "A grant is more of something: give moreCount or moreBytes, above 0.");
        }
        if (wanted.moreBytes() > 0 && !wanted.what().isStored()) {
            throw invalid("moreBytes", "\"" + wanted.what().word() + "\" is only counted: it has no size.");
        }
        if (!wanted.from().isBefore(wanted.until())) {
            throw invalid("until", "A grant ends after it begins.");
        }
        for (String[] field : new String[][] {{"sponsor", wanted.sponsor()}, {"reason", wanted.reason()}}) {
            if (text(field[0], field[1], "", LONGEST_REASON).isEmpty()) {
                throw invalid(field[0], "A grant says who answers for it and why: \"" + field[0] + "\" is empty.");
            }
        }
    }

    private static String text(String field, @Nullable String wanted, String before, int longest) {
        String text = Objects.requireNonNullElse(wanted, before).strip();
        boolean printable = text.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n');
        if (text.length() > longest || !printable) {
            throw invalid(
                    field,
                    "\"" + field + "\" has at most " + longest + " characters and no control characters but newlines.");
        }
        return text;
    }

    static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }
}
