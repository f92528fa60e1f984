package org.leasehold.faces.rest.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Device;
import org.leasehold.accounts.Limited;
import org.leasehold.accounts.Limits;
import org.leasehold.accounts.Merges;
import org.leasehold.accounts.SecondFactor;
import org.leasehold.accounts.Sessions;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.leases.PersonalLeases;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** What somebody is told who has begun a session, however they did, and who asks who they are. */
@Component
class SessionAnswers {

    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactor secondFactor;
    private final Limits limits;
    private final Slices slices;
    private final SliceForms sliceForms;
    private final PersonalLeases personalLeases;
    private final Merges merges;
    private final Cookies cookies;
    private final InstantSource clock;

    SessionAnswers(
            Accounts accounts,
            Sessions sessions,
            SecondFactor secondFactor,
            Limits limits,
            Slices slices,
            SliceForms sliceForms,
            PersonalLeases personalLeases,
            Merges merges,
            Cookies cookies,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
        this.limits = limits;
        this.slices = slices;
        this.sliceForms = sliceForms;
        this.personalLeases = personalLeases;
        this.merges = merges;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Somebody who tried before they logged in to an account may move what they have there (rule G2). */
    Answer begun(Exchange exchange, Sessions.Begun begun) {
        Map<String, Object> form = me(prepared(begun.known().actor()));
        offer(exchange, begun).ifPresent(merge -> form.put("merge", merge.id()));
        return new Answer(201, Map.of("Set-Cookie", cookie(exchange, begun)), form);
    }

    /** The header that has the session begin in the browser; notes which browser that is. */
    String cookie(Exchange exchange, Sessions.Begun begun) {
        String userAgent = exchange.header(HttpHeader.USER_AGENT).orElse("");
        sessions.describe(begun.cookie(), Device.of(userAgent, address(exchange)));
        return cookies.session(
                exchange,
                begun.cookie(),
                Duration.between(clock.instant(), begun.known().expiresAt()));
    }

    /** What is to become of the trial that was in the browser, if one was. */
    Optional<Merges.Merge> offer(Exchange exchange, Sessions.Begun begun) {
        return merges.offer(exchange.actor(), accounts.get(begun.known().actor().name()));
    }

    Actor.Person prepared(Actor.Person person) {
        personalLeases.prepare(person);
        return person;
    }

    Answer ended(Exchange exchange) {
        return Answer.nothing().with("Set-Cookie", cookies.session(exchange, "", Duration.ZERO));
    }

    Map<String, Object> me(Actor.Person person) {
        Account account = accounts.get(person.name());
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("account", form(account));
        form.put("hasPassword", accounts.hasPassword(account.id()));
        form.put("secondFactorWanted", secondFactor.status(person).isWanted());
        if (account.level() == Account.ANONYMOUS) {
            form.put("trial", trial(account));
        }
        form.put(
                "slices",
                slices.listOf(person).stream()
                        .map(slice -> sliceForms.form(person, slice))
                        .toList());
        return form;
    }

    /** How long a trial lasts; the page counts down (G3). */
    private Map<String, @Nullable Object> trial(Account account) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("endsAt", String.valueOf(account.endsAt()));
        Long idle =
                limits.of(account.id(), account.level(), Limited.IDLE_MINUTES).mostCount();
        form.put("idleSeconds", idle == null ? null : Duration.ofMinutes(idle).toSeconds());
        return form;
    }

    static Map<String, @Nullable Object> form(Account account) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", account.name());
        form.put("displayName", account.displayName());
        form.put("email", account.email());
        form.put("level", account.level());
        form.put("administrator", account.administrator());
        form.put("producer", account.producer());
        form.put("disabled", account.disabled());
        form.put("createdAt", account.createdAt().toString());
        return form;
    }

    /** The address that a request comes from. */
    static InetAddress address(Exchange exchange) {
        try {
            return InetAddress.getByName(exchange.remoteAddress());
        } catch (UnknownHostException notNumeric) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
