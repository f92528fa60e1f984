package org.leasehold.organizations;

import org.leasehold.accounts.Actor;

/** The one place that decides who may do what. Every face and every channel asks it. */
public interface Rights {

    boolean may(Actor actor, Action action, Subject subject);

    /**
     * Passes when the actor may.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} for the unknown, {@code forbidden} for others
     */
    void require(Actor actor, Action action, Subject subject);
}
