package org.leasehold.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens, with which programs act for an account. */
public interface Tokens {

    /** A token as its owner sees it in a list. */
    record Token(long id, String name, Set<Actor.Scope> scopes, Instant createdAt, Instant expiresAt) {}

    /**
     * A token as somebody wants it.
     *
     * @param name what it is for
     * @param expiresAt absent: a year from now
     */
    record Wish(
            String name, Set<Actor.Scope> scopes, @Nullable Instant expiresAt) {}

    /**
     * A token just made.
     *
     * @param secret what the program presents; it is shown here and never again
     */
    record Made(Token token, String secret) {

        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    /**
     * Makes a token that can do no more than what it is made with.
     *
     * @throws org.leasehold.common.ProblemException {@code forbidden} for scopes that the actor lacks, {@code invalid}
     */
    Made make(Actor.Person actor, Wish wish);

    /**
     * Makes a token for whoever presents name and password.
     *
     * @throws org.leasehold.common.ProblemException as above, {@code not-logged-in}, {@code too-many-requests}
     */
    Made make(Credentials credentials, Wish wish);

    /** The tokens of an account, the newest first, also those that have expired. */
    List<Token> list(long accountId);

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    void revoke(Actor.Person actor, long id);
}
