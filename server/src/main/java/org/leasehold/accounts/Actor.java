package org.leasehold.accounts;

import java.util.EnumSet;
import java.util.Set;

/** Who asks for something: nobody known, an account, or Leasehold itself. */
public sealed interface Actor {

    /** The name that events record. */
    String name();

    boolean administrator();

    /** What the credentials presented allow; a session allows all that the account may do. */
    boolean has(Scope scope);

    /** What a token may be used for. */
    enum Scope {
        READ,
        WRITE,
        /** Push node status. */
        STATUS;

        public static Set<Scope> all() {
            return EnumSet.allOf(Scope.class);
        }
    }

    /** Somebody who has not logged in. */
    record Anonymous() implements Actor {
        @Override
        public String name() {
            return "anonymous";
        }

        @Override
        public boolean administrator() {
            return false;
        }

        @Override
        public boolean has(Scope scope) {
            return scope == Scope.READ;
        }
    }

    /**
     * A logged-in account.
     *
     * @param level how much it may do, see {@link Account}
     * @param scopes what the session or token presented allows
     */
    record Person(long accountId, String name, String displayName, int level, boolean administrator, Set<Scope> scopes)
            implements Actor {
        @Override
        public boolean has(Scope scope) {
            return scopes.contains(scope);
        }
    }

    /**
     * A program that all rights are delegated to, known by its certificate. What it does is recorded under its name.
     *
     * @param name no account can have it
     */
    record Delegate(String name) implements Actor {

        public static Delegate of(String certificate) {
            return new Delegate("certificate " + certificate);
        }

        @Override
        public boolean administrator() {
            return true;
        }

        @Override
        public boolean has(Scope scope) {
            return true;
        }
    }

    /** Leasehold itself: deadlines, imports of samples. */
    record System() implements Actor {
        @Override
        public String name() {
            return "leasehold";
        }

        @Override
        public boolean administrator() {
            return true;
        }

        @Override
        public boolean has(Scope scope) {
            return true;
        }
    }
}
