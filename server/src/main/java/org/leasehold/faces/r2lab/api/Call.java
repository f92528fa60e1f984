package org.leasehold.faces.r2lab.api;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.leasehold.accounts.Actor;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;

/** One request of a program: what it asks for, and who it is where that matters. */
final class Call {

    private final Exchange exchange;
    private final Bearers bearers;
    private final Rights rights;

    Call(Exchange exchange, Bearers bearers, Rights rights) {
        this.exchange = exchange;
        this.bearers = bearers;
        this.rights = rights;
    }

    Exchange exchange() {
        return exchange;
    }

    Body body() {
        return Body.of(exchange);
    }

    InetAddress from() {
        return bearers.addressOf(exchange);
    }

    /** Who asks; a request that needs nobody does not look at the token. */
    Actor.Person person() {
        return exchange.actor() instanceof Actor.Person person ? person : bearers.person(exchange);
    }

    Actor.Person administrator() {
        Actor.Person person = person();
        if (!isAdministrator(person)) {
            throw Refusal.of(403, "Admin access required");
        }
        return person;
    }

    boolean isAdministrator(Actor.Person person) {
        return rights.may(person, Action.ADMINISTER, new Subject.Everything());
    }

    boolean may(Actor.Person person, Action action, Subject subject) {
        return rights.may(person, action, subject);
    }

    void require(Actor.Person person, Action action, Subject subject, String otherwise) {
        if (!rights.may(person, action, subject)) {
            throw Refusal.of(403, otherwise);
        }
    }

    long id(String name) {
        return number(exchange.path(name), "path", name);
    }

    Optional<Long> queryNumber(String name) {
        return exchange.query(name).map(text -> number(text, "query", name));
    }

    Optional<Instant> queryInstant(String name) {
        return exchange.query(name)
                .map(text -> Times.read(text)
                        .orElseThrow(() -> Refusal.unreadable(
                                "datetime_from_date_parsing", "Input should be a valid datetime", "query", name)));
    }

    boolean queryFlag(String name) {
        return switch (exchange.query(name).orElse("false").toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw Refusal.unreadable("bool_parsing", "Input should be a valid boolean", "query", name);
        };
    }

    static long number(String text, String... where) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw Refusal.unreadable("int_parsing", "Input should be a valid integer", where);
        }
    }
}
