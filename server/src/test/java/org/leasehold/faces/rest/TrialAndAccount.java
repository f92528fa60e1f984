package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Trials;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;
import tools.jackson.databind.JsonNode;

/** Somebody who tries and has an account: what tests of rule G2 begin with. */
final class TrialAndAccount {

    private static int count;

    final Visitor person;
    final String account;
    final String trial;
    private final World world;

    private TrialAndAccount(World world) {
        this.world = world;
        this.person = Visitor.of(world);
        this.account = "person" + ++count;
        world.hasPerson(account);
        person.post("account/trials", "");
        this.trial = person.name().orElseThrow();
    }

    /** On the morning of another day. */
    static TrialAndAccount in(World world) {
        Instant today = world.clock().instant().truncatedTo(ChronoUnit.DAYS);
        world.clock().set(today.plus(Duration.ofDays(1)).plus(Duration.ofHours(8)));
        world.the(Trials.class).endDue();
        return new TrialAndAccount(world);
    }

    long accountId() {
        return world.the(Accounts.class).get(account).id();
    }

    boolean trialExists() {
        return world.the(Accounts.class).find(trial).isPresent();
    }

    /** Leases a node of the facility {@code open} for twenty minutes. */
    long book(String node) {
        Instant start = world.clock().instant();
        Visitor.Page booked = person.post(
                "leases",
                Map.of(
                        "facility", "open",
                        "resources", List.of(node),
                        "start", start.toString(),
                        "end", start.plus(Duration.ofMinutes(20)).toString()));
        assertThat(booked.status()).as(booked.body()).isEqualTo(201);
        return booked.json().path("id").asLong();
    }

    JsonNode lease(long id) {
        return person.get("leases/" + id).json();
    }

    /** Logs in to the account; the number of the choice that is offered. */
    long logIn() {
        Visitor.Page in = person.post("sessions", Map.of("login", account, "password", World.passwordOf(account)));
        assertThat(in.status()).as(in.body()).isEqualTo(201);
        return in.json().path("merge").asLong();
    }

    Visitor.Page choose(long merge, String choice) {
        return person.post("account/merges/" + merge + "/" + choice, "");
    }

    void endDue() {
        world.the(Trials.class).endDue();
    }
}
