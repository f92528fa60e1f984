package org.leasehold.organizations.internal;

import java.time.InstantSource;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Actor.Scope;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Service;

/** The table of rights. */
@Service
class DefaultRights implements Rights {

    private final SliceDirectory directory;
    private final GroupRepository groups;
    private final InstantSource clock;

    DefaultRights(SliceDirectory directory, GroupRepository groups, InstantSource clock) {
        this.directory = directory;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public boolean may(Actor actor, Action action, Subject subject) {
        return switch (action) {
            case LOOK -> true;
            case LOOK_AT_INTENTIONS -> !(actor instanceof Actor.Anonymous) && actor.has(Scope.READ);
            case LEASE_FOR -> actor.has(Scope.WRITE) && (actor.administrator() || isMember(actor, subject));
            case RENEW_SLICE -> actor.has(Scope.WRITE) && (actor.administrator() || isMember(actor, subject));
            case LOOK_AT_KEYS -> mayLookAtKeys(actor, subject);
            case CHANGE_ACCOUNT -> actor.has(Scope.WRITE) && (actor.administrator() || isThemselves(actor, subject));
            case RUN_GROUP -> actor.has(Scope.WRITE) && (actor.administrator() || isIn(actor, subject, true));
            case LOOK_AT_MEMBERS -> actor.has(Scope.READ) && (actor.administrator() || isIn(actor, subject, false));
            case OPEN_TOOL -> actor.has(Scope.WRITE) && hasLevel(actor, subject);
            // A credential has this scope only while its account is a producer or an administrator.
            case PUBLISH_STATUS -> actor.has(Scope.STATUS);
            case LOOK_AT_SPACE -> actor.has(Scope.READ) && isThemselves(actor, subject);
            case USE_SPACE -> actor.has(Scope.WRITE) && isThemselves(actor, subject);
            case DECIDE_ON_STORAGE, ADMINISTER_FACILITY, ADMINISTER -> actor.administrator() && actor.has(Scope.WRITE);
        };
    }

    @Override
    public void require(Actor actor, Action action, Subject subject) {
        if (may(actor, action, subject)) {
            return;
        }
        if (actor instanceof Actor.Anonymous) {
            throw new ProblemException(new Problem.NotLoggedIn("Log in first, or present a token that is still good."));
        }
        throw new ProblemException(new Problem.Forbidden(refusal(actor, action, subject)));
    }

    private boolean isMember(Actor actor, Subject subject) {
        return actor instanceof Actor.Person person
                && subject instanceof Subject.OfSlice slice
                && directory.now().isMember(person.accountId(), slice.sliceId());
    }

    private boolean isIn(Actor actor, Subject subject, boolean asOwner) {
        return actor instanceof Actor.Person person
                && subject instanceof Subject.OfGroup group
                && groups.find(group.groupId(), person.accountId())
                        .filter(membership -> membership.isMember(clock.instant()))
                        .filter(membership -> membership.owner() || !asOwner)
                        .isPresent();
    }

    /** Those of a slice also for the monitors, which keep the door of the facility. */
    private boolean mayLookAtKeys(Actor actor, Subject subject) {
        boolean keepsTheDoor = subject instanceof Subject.OfSlice && actor.has(Scope.STATUS);
        return actor.has(Scope.READ)
                && (actor.administrator() || keepsTheDoor || isMember(actor, subject) || isThemselves(actor, subject));
    }

    /** Not even administrators look into what is somebody else's. */
    private static boolean isThemselves(Actor actor, Subject subject) {
        return actor instanceof Actor.Person person
                && subject instanceof Subject.OfAccount account
                && person.accountId() == account.accountId();
    }

    private static boolean hasLevel(Actor actor, Subject subject) {
        return actor instanceof Actor.Person person
                && subject instanceof Subject.OfTool tool
                && (person.administrator() || person.level() >= tool.level());
    }

    private String refusal(Actor actor, Action action, Subject subject) {
        return switch (action) {
            case LOOK, LOOK_AT_INTENTIONS -> "This token has not the scope \"read\".";
            case LEASE_FOR ->
                actor.has(Scope.WRITE)
                        ? "Only a member of the slice " + name(subject) + "can lease for it; you, \"" + actor.name()
                                + "\", are none. An administrator can make you one."
                        : "This token has not the scope \"write\".";
            case RENEW_SLICE ->
                actor.has(Scope.WRITE)
                        ? "Only a member of the slice or an administrator can renew it."
                        : "This token has not the scope \"write\".";
            case LOOK_AT_KEYS -> "Only members, administrators and monitors see SSH keys, with the scope \"read\".";
            case CHANGE_ACCOUNT -> "Only its owner or an administrator changes an account, with the scope \"write\".";
            case RUN_GROUP ->
                actor.has(Scope.WRITE)
                        ? "Only an owner of the group or an administrator can do this."
                        : "This token has not the scope \"write\".";
            case LOOK_AT_MEMBERS -> "Only members of the group and administrators see who is in it.";
            case OPEN_TOOL ->
                actor.has(Scope.WRITE)
                        ? "Your account is of a level too low for this tool. Sign up, or ask an administrator."
                        : "This token has not the scope \"write\".";
            case PUBLISH_STATUS ->
                "Pushing status needs a token with the scope \"status\" of an account that an administrator has made"
                        + " a producer.";
            case LOOK_AT_SPACE -> "Only its owner sees what is kept for an account, with the scope \"read\".";
            case USE_SPACE -> "Only its owner changes what is kept for an account, with the scope \"write\".";
            case DECIDE_ON_STORAGE, ADMINISTER_FACILITY, ADMINISTER ->
                actor.administrator()
                        ? "This token has not the scope \"write\"."
                        : "Only an administrator can do this.";
        };
    }

    private String name(Subject subject) {
        return subject instanceof Subject.OfSlice slice
                ? directory
                        .now()
                        .find(slice.sliceId())
                        .map(found -> "\"" + found.name() + "\" ")
                        .orElse("")
                : "";
    }
}
