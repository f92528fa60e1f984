package org.leasehold.leases.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.PersonalData;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** The leases that a person booked for the slices they are in. */
@Component
class OwnLeases implements PersonalData {

    private final Leases leases;
    private final Slices slices;
    private final Inventory inventory;

    OwnLeases(Leases leases, Slices slices, Inventory inventory) {
        this.leases = leases;
        this.slices = slices;
        this.inventory = inventory;
    }

    @Override
    public String name() {
        return "leases";
    }

    @Override
    public Object of(Account account) {
        Map<Long, String> mine =
                slices.ofAccount(account.id()).stream().collect(Collectors.toMap(Slice::id, Slice::name));
        List<Map<String, @Nullable Object>> booked = new ArrayList<>();
        if (!mine.isEmpty()) {
            Catalogue catalogue = inventory.catalogue();
            leases.forEach(new LeaseFilter(null, null, mine.keySet(), List.of(), null, null), lease -> {
                if (lease.createdBy().equals(account.name())) {
                    booked.add(form(lease, catalogue, mine));
                }
            });
        }
        return booked;
    }

    private static Map<String, @Nullable Object> form(Lease lease, Catalogue catalogue, Map<Long, String> slices) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("id", lease.id());
        form.put("facility", catalogue.getFacility(lease.facilityId()).name());
        form.put(
                "resources",
                lease.resourceIds().stream()
                        .map(id -> catalogue.getResource(id).name())
                        .toList());
        form.put("slice", slices.get(lease.sliceId()));
        form.put("state", lease.state().name());
        form.put("start", lease.span().start().toString());
        form.put("end", lease.span().end().toString());
        form.put("note", lease.note());
        form.put("createdAt", lease.createdAt().toString());
        return form;
    }
}
