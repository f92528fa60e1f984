package org.leasehold.launch.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leasehold.accounts.Actor;
import org.leasehold.common.Progress;
import org.leasehold.faces.json.FacilityInput;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Imports;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import tools.jackson.databind.json.JsonMapper;

/** R2lab's chamber as {@code samples/r2lab/facility.json} describes it, with slices and leases. */
public class SampleFacility {

    public static final String NAME = "r2lab";

    private static final String FILE = "/samples/r2lab/facility.json";
    private static final Actor LEASEHOLD = new Actor.System();

    private final Inventory inventory;
    private final Slices slices;
    private final Imports imports;
    private final JsonMapper json;
    private final InstantSource clock;

    public SampleFacility(Inventory inventory, Slices slices, Imports imports, JsonMapper json, InstantSource clock) {
        this.inventory = inventory;
        this.slices = slices;
        this.imports = imports;
        this.json = json;
        this.clock = clock;
    }

    /** Puts up what is missing. Leases are made once, with the facility. */
    public void install(Progress progress) {
        SampleSlice.ALL.forEach(this::ensure);
        SampleAccount.ALL.forEach(
                account -> account.slices().forEach(slice -> slices.addMember(LEASEHOLD, slice, account.name())));
        boolean isNew = inventory.catalogue().findFacility(NAME).isEmpty();
        if (isNew) {
            Facility facility = inventory.define(LEASEHOLD, definition());
            int leases = lease(facility);
            progress.say("%s: %,d resources, %,d sample leases"
                    .formatted(facility.title(), definition().resources().size(), leases));
        }
    }

    private FacilityDefinition definition() {
        try (InputStream file = Objects.requireNonNull(SampleFacility.class.getResourceAsStream(FILE), FILE)) {
            return FacilityInput.read(NAME, json.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ensure(SampleSlice slice) {
        if (slices.findSlice(slice.name()).isEmpty()) {
            slices.create(
                    LEASEHOLD, new SliceDraft(slice.name(), slice.title(), slice.family(), slice.country(), null));
        }
    }

    private int lease(Facility facility) {
        List<SampleLeases.Made> leases = SampleLeases.around(clock.instant(), facility.timeZone());
        Map<String, List<SampleLeases.Made>> byResource = new LinkedHashMap<>();
        leases.forEach(lease -> byResource
                .computeIfAbsent(lease.resource(), _ -> new ArrayList<>())
                .add(lease));
        byResource.forEach((resource, some) -> take(facility, resource, some));
        return leases.size();
    }

    private void take(Facility facility, String resource, List<SampleLeases.Made> leases) {
        Stream<String> lines = Stream.concat(
                Stream.of("lease_id,slice,start,end"),
                IntStream.range(0, leases.size()).mapToObj(index -> {
                    SampleLeases.Made lease = leases.get(index);
                    return (index + 1) + "," + lease.slice() + ","
                            + lease.span().start() + "," + lease.span().end();
                }));
        Imports.Report report = imports.importLeases(LEASEHOLD, facility.name(), resource, lines, false);
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException("The sample leases are not in order: " + report.problems());
        }
    }
}
