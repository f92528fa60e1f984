package org.leasehold.faces.r2lab.records;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication;
import org.leasehold.faces.live.Visitor;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.live.Subscriber;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection as somebody who may publish, or may not: by who it is, or by where it comes from, as the operator has
 * said. What is refused is said in the log once for each connection.
 */
public final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Actor BY_CONFIGURATION = new Actor.System();

    private final R2labSettings settings;
    private final Rights rights;
    private final InetAddress from;
    private final AtomicBoolean refused = new AtomicBoolean();
    private final AtomicBoolean heard = new AtomicBoolean();
    private volatile Visitor visitor;

    Publisher(R2labSettings settings, Rights rights, InetAddress from, Visitor visitor) {
        this.settings = settings;
        this.rights = rights;
        this.from = from;
        this.visitor = visitor;
    }

    /** Notes that the same credential allows other things than before. */
    void become(Visitor changed) {
        visitor = changed;
    }

    /** When the connection ends because what it was opened by ends. */
    public Instant endsAt() {
        return visitor.known().map(Authentication.Known::expiresAt).orElse(Instant.MAX);
    }

    /** Who publishes; empty when this connection may not. */
    public Optional<Actor> actor(Subscriber connection) {
        if (rights.may(visitor.actor(), Action.PUBLISH_STATUS, new Subject.OfFacility(settings.facility()))) {
            return heard(connection, visitor.actor());
        }
        if (settings.publishers().include(from)) {
            return heard(connection, BY_CONFIGURATION);
        }
        if (refused.compareAndSet(false, true)) {
            LOG.info("Connection {} of {} publishes without the right to; it is not heard", connection.number(), from);
        }
        return Optional.empty();
    }

    /** Monitors never read: they are not cut for it. */
    private Optional<Actor> heard(Subscriber connection, Actor actor) {
        if (heard.compareAndSet(false, true)) {
            connection.mayLag();
        }
        return Optional.of(actor);
    }
}
