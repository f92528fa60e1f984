package org.leasehold.faces.live.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.accounts.Actor;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.live.Channels;
import org.leasehold.live.Presence;
import org.leasehold.live.StateChannel;
import org.leasehold.live.Subscriber;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Feeds the channels {@code intentions:<facility>}: what people are about to book and have not. */
@Component
class Intentions {

    private static final String PREFIX = "intentions:";
    private static final int LONGEST_SLICE = 200;
    private static final int MOST_RESOURCES = 200;

    private final Channels channels;
    private final Inventory inventory;
    private final Rights rights;
    private final JsonMapper json;
    private final Map<String, Presence> boards = new ConcurrentHashMap<>();
    private final Map<Subscriber, Presence> spokenOn = new ConcurrentHashMap<>();

    Intentions(Channels channels, Inventory inventory, Rights rights, JsonMapper json) {
        this.channels = channels;
        this.inventory = inventory;
        this.rights = rights;
        this.json = json;
    }

    StateChannel open(Facility facility) {
        return board(facility).channel();
    }

    /**
     * Shows the others what the person is about to book, in place of what he was about to book before.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in}, {@code forbidden}, {@code not-found},
     *     {@code invalid}
     */
    void say(Subscriber speaker, Actor actor, JsonInput wish) {
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(wish.getText("facility"));
        rights.require(actor, Action.LOOK_AT_INTENTIONS, new Subject.OfFacility(facility.name()));
        Map<String, Object> entry = entry(catalogue, facility, actor, wish);
        Presence board = board(facility);
        Presence before = spokenOn.put(speaker, board);
        if (before == null) {
            speaker.whenClosed(() -> spokenOn.remove(speaker));
        } else if (!before.equals(board)) {
            before.takeBack(speaker);
        }
        board.say(speaker, key -> {
            entry.put("key", key);
            return json.writeValueAsBytes(entry);
        });
    }

    void takeBack(Subscriber speaker) {
        Presence board = spokenOn.get(speaker);
        if (board != null) {
            board.takeBack(speaker);
        }
    }

    private static Map<String, Object> entry(Catalogue catalogue, Facility facility, Actor actor, JsonInput wish) {
        List<String> resources = wish.getTexts("resources");
        if (resources.isEmpty() || resources.size() > MOST_RESOURCES) {
            throw JsonInput.invalid("resources", "An intention names 1 to " + MOST_RESOURCES + " resources.");
        }
        resources.forEach(name -> catalogue.getResource(facility, name));
        String slice = wish.findText("slice").orElse("");
        if (slice.length() > LONGEST_SLICE) {
            throw JsonInput.invalid("slice", "A slice's name has at most " + LONGEST_SLICE + " characters.");
        }
        Instant start = wish.getInstant("start");
        Instant end = wish.getInstant("end");
        if (!start.isBefore(end)) {
            throw JsonInput.invalid("end", "An intention must end after it starts.");
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", "");
        entry.put("person", actor instanceof Actor.Person person ? person.displayName() : actor.name());
        entry.put("slice", slice);
        entry.put("resources", resources);
        entry.put("start", start.toString());
        entry.put("end", end.toString());
        return entry;
    }

    private Presence board(Facility facility) {
        return boards.computeIfAbsent(facility.name(), name -> Presence.open(channels, PREFIX + name));
    }
}
