package org.leasehold.inventory.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.common.events.EventLog;
import org.leasehold.inventory.Blackout;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Policy;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The inventory, held in memory as one immutable catalogue that is read again after each change. */
@Service
class DefaultInventory implements Inventory {

    private final FacilityRepository facilities;
    private final BlackoutRepository blackoutRepository;
    private final EventLog events;
    private final Rights rights;
    private final TransactionTemplate transaction;
    private final List<InventoryListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Catalogue catalogue;
    private volatile List<Blackout> blackouts;

    DefaultInventory(
            FacilityRepository facilities,
            BlackoutRepository blackoutRepository,
            EventLog events,
            Rights rights,
            TransactionTemplate transaction) {
        this.facilities = facilities;
        this.blackoutRepository = blackoutRepository;
        this.events = events;
        this.rights = rights;
        this.transaction = transaction;
        this.catalogue = facilities.read();
        this.blackouts = blackoutRepository.read();
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Facility define(Actor actor, FacilityDefinition definition) {
        rights.require(actor, Action.ADMINISTER_FACILITY, new Subject.OfFacility(definition.name()));
        check(definition);
        change(() -> {
            int id = facilities.save(definition);
            facilities.saveResources(id, definition.resources());
            events.append("facility.defined", id, actor.name(), Map.of("name", definition.name()));
            return id;
        });
        return announced(catalogue.getFacility(definition.name()));
    }

    @Override
    public Facility changePolicy(Actor actor, String name, Policy policy) {
        rights.require(actor, Action.ADMINISTER_FACILITY, new Subject.OfFacility(name));
        Facility facility = catalogue.getFacility(name);
        change(() -> {
            facilities.savePolicy(facility.id(), policy);
            events.append("facility.policy-changed", facility.id(), actor.name(), Map.of("name", name));
            return facility.id();
        });
        return announced(catalogue.getFacility(name));
    }

    @Override
    public List<Blackout> blackouts(Facility facility, Span span) {
        return blackouts.stream()
                .filter(blackout -> blackout.facilityId() == facility.id()
                        && blackout.span().overlaps(span))
                .toList();
    }

    @Override
    public Blackout getBlackout(long id) {
        return blackouts.stream()
                .filter(blackout -> blackout.id() == id)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NotFound.of("blackout", Long.toString(id))));
    }

    @Override
    public Blackout addBlackout(Actor actor, Blackout blackout) {
        Facility facility = catalogue.getFacility(blackout.facilityId());
        rights.require(actor, Action.ADMINISTER_FACILITY, new Subject.OfFacility(facility.name()));
        long id = change(() -> {
            long added = blackoutRepository.insert(blackout);
            events.append("blackout.added", added, actor.name(), Map.of("reason", blackout.reason()));
            return added;
        });
        announced(facility);
        return getBlackout(id);
    }

    @Override
    public void removeBlackout(Actor actor, long id) {
        Facility facility = catalogue.getFacility(getBlackout(id).facilityId());
        rights.require(actor, Action.ADMINISTER_FACILITY, new Subject.OfFacility(facility.name()));
        change(() -> {
            blackoutRepository.delete(id);
            return events.append("blackout.removed", id, actor.name(), Map.of());
        });
        announced(facility);
    }

    @Override
    public void addListener(InventoryListener listener) {
        listeners.add(listener);
    }

    private synchronized <T> T change(Supplier<T> write) {
        T result = transaction.execute(_ -> write.get());
        catalogue = facilities.read();
        blackouts = blackoutRepository.read();
        return result;
    }

    private Facility announced(Facility facility) {
        listeners.forEach(listener -> listener.changed(facility));
        return facility;
    }

    private static void check(FacilityDefinition definition) {
        Set<String> seen = new HashSet<>();
        for (FacilityDefinition.Part part : definition.resources()) {
            String parent = part.parent();
            if (parent != null && !seen.contains(parent)) {
                throw new ProblemException(new Problem.Invalid(
                        "resources." + part.name() + ".parent",
                        "Resource \"" + part.name() + "\" is part of \"" + parent
                                + "\", which no resource before it is named. List a whole before its parts."));
            }
            if (!seen.add(part.name())) {
                throw new ProblemException(new Problem.Invalid(
                        "resources." + part.name(), "Two resources are named \"" + part.name() + "\"."));
            }
        }
    }
}
