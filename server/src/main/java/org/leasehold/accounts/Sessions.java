package org.leasehold.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logging in and out with a browser. A session lasts 14 days from its last use. */
public interface Sessions {

    /** The cookie that a browser's session is known by. */
    String COOKIE = "leasehold_session";

    /**
     * A session that has begun.
     *
     * @param cookie the secret that the browser keeps; it is shown here and never again
     */
    record Begun(String cookie, Authentication.Known known) {

        @Override
        public String toString() {
            return "Begun[" + known + "]";
        }
    }

    /**
     * Begins a session. Unknown accounts, disabled accounts and wrong passwords are answered alike, after the same work.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in}, {@code too-many-requests}
     */
    Begun logIn(Credentials credentials);

    /** Ends the session; nothing happens when there is none. */
    void logOut(String cookie);

    /**
     * A session as its person sees it.
     *
     * @param usedAt when it was last used, to the hour
     * @param isCurrent it is the one that asks
     */
    record Open(long id, Device device, Instant createdAt, Instant usedAt, Instant expiresAt, boolean isCurrent) {}

    /** Notes which browser a session is on. */
    void describe(String cookie, Device device);

    /** The sessions of somebody, the last used first. */
    List<Open> list(Actor.Person person, @Nullable String cookie);

    /**
     * Ends a session of one's own, at once and everywhere.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}
     */
    void end(Actor.Person person, long id);

    /** Ends the sessions of one's own but for the one that asks, if one does. */
    void endOthers(Actor.Person person, @Nullable String cookie);
}
