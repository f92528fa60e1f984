package org.leasehold.testing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.Hook;
import org.leasehold.inventory.Policy;
import org.leasehold.inventory.Resource;

/** Says in a line what facility a test wants: {@code aFacility("lab").with("chamber", "n1", "n2")}. */
public final class FacilityBuilder {

    private final String name;
    private ZoneId zone = ZoneId.of("Europe/Paris");
    private Policy policy = Policy.DEFAULT;
    private @Nullable Hook hook;
    private final List<FacilityDefinition.Part> parts = new ArrayList<>();

    private FacilityBuilder(String name) {
        this.name = name;
    }

    public static FacilityBuilder aFacility(String name) {
        return new FacilityBuilder(name);
    }

    /** A whole with its parts. */
    public FacilityBuilder with(String whole, String... nodes) {
        parts.add(part(whole, "chamber", null));
        for (String node : nodes) {
            parts.add(part(node, "node", whole));
        }
        return this;
    }

    /** Resources that are part of nothing. */
    public FacilityBuilder withNodes(String... nodes) {
        for (String node : nodes) {
            parts.add(part(node, "node", null));
        }
        return this;
    }

    public FacilityBuilder in(String zone) {
        this.zone = ZoneId.of(zone);
        return this;
    }

    public FacilityBuilder under(Policy policy) {
        this.policy = policy;
        return this;
    }

    /** People lease for themselves, from this level of account on. */
    public FacilityBuilder openFrom(int level) {
        policy = new Policy(
                policy.granularity(),
                policy.maximumLength(),
                policy.minimumNotice(),
                policy.horizon(),
                policy.futureTimePerSlice(),
                policy.bufferBefore(),
                policy.bufferAfter(),
                policy.pastBookingAllowed(),
                level);
        return this;
    }

    public FacilityBuilder running(Hook hook) {
        this.hook = hook;
        return this;
    }

    public FacilityDefinition definition() {
        return new FacilityDefinition(name, name + " for tests", zone, policy, null, hook, parts);
    }

    /** The facility alone, numbered 1, for rules that need no database. */
    public Facility facility() {
        return new Facility(1, name, name, zone, policy, null, hook, 1);
    }

    /** Everything there is when there is only this facility; resources are numbered from 1 in their order. */
    public Catalogue catalogue() {
        List<Resource> resources = new ArrayList<>();
        List<String> names = parts.stream().map(FacilityDefinition.Part::name).toList();
        for (int index = 0; index < parts.size(); index++) {
            FacilityDefinition.Part part = parts.get(index);
            String parent = part.parent();
            resources.add(new Resource(
                    index + 1,
                    1,
                    part.name(),
                    part.type(),
                    part.title(),
                    parent == null ? null : names.indexOf(parent) + 1,
                    null,
                    Map.of(),
                    true));
        }
        return new Catalogue(List.of(facility()), resources);
    }

    private static FacilityDefinition.Part part(String name, String type, @Nullable String parent) {
        return new FacilityDefinition.Part(name, type, name, parent, null, Map.of(), true);
    }
}
