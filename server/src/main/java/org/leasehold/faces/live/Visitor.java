package org.leasehold.faces.live;

import java.util.Optional;
import java.util.function.Supplier;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication;

/**
 * Who is at the other end of a connection.
 *
 * @param known what the session or token says; empty for somebody who has shown none
 * @param credential asks again whether it is good
 */
public record Visitor(Optional<Authentication.Known> known, Supplier<Optional<Authentication.Known>> credential) {

    public static final Visitor ANONYMOUS = new Visitor(Optional.empty(), Optional::empty);

    /** Whoever the credential says, nobody when it says nothing. */
    public static Visitor by(Supplier<Optional<Authentication.Known>> credential) {
        return new Visitor(credential.get(), credential);
    }

    /** The same visitor, who may do other things now. */
    public Visitor changed(Authentication.Known now) {
        return new Visitor(Optional.of(now), credential);
    }

    public Actor actor() {
        return known.<Actor>map(Authentication.Known::actor).orElseGet(Actor.Anonymous::new);
    }

    /** The account's name for the greeting. */
    public Optional<String> accountName() {
        return known.map(found -> found.actor().name());
    }
}
