package org.leasehold.accounts;

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
}
