package org.leasehold.faces.json;

import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Lease;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes leases, names in place of ids. Streams, because it is on the hot path. */
@Component
public class LeaseJson {

    private final Inventory inventory;
    private final Slices slices;
    private final JsonMapper json;

    public LeaseJson(Inventory inventory, Slices slices, JsonMapper json) {
        this.inventory = inventory;
        this.slices = slices;
        this.json = json;
    }

    public byte[] encode(Lease lease) {
        return Encoded.by(json, out -> write(out, lease));
    }

    public void write(JsonGenerator out, Lease lease) {
        Catalogue catalogue = inventory.catalogue();
        out.writeStartObject();
        out.writeNumberProperty("id", lease.id());
        out.writeNumberProperty("revision", lease.revision());
        out.writeStringProperty(
                "facility", catalogue.getFacility(lease.facilityId()).name());
        out.writeArrayPropertyStart("resources");
        for (int resourceId : lease.resourceIds()) {
            out.writeString(catalogue.getResource(resourceId).name());
        }
        out.writeEndArray();
        out.writeStringProperty("slice", slices.getSlice(lease.sliceId()).name());
        out.writeStringProperty("state", lease.state().name());
        out.writeStringProperty("start", lease.span().start().toString());
        out.writeStringProperty("end", lease.span().end().toString());
        out.writeStringProperty("note", lease.note());
        out.writeStringProperty("problem", lease.state().failure().orElse(null));
        out.writeStringProperty("createdAt", lease.createdAt().toString());
        out.writeStringProperty("createdBy", lease.createdBy());
        out.writeEndObject();
    }
}
