package org.leasehold.faces.r2lab.api;

import java.util.Map;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.faces.rest.Answer;
import org.leasehold.leases.Lease;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** A lease as this REST writes it. */
@Component
class LeaseForm {

    private final Whole whole;
    private final Slices slices;

    LeaseForm(Whole whole, Slices slices) {
        this.whole = whole;
        this.slices = slices;
    }

    Answer answer(int status, Lease lease) {
        int resource = whole.resource().id();
        Answer.Json body = out -> write(out, lease, resource);
        return new Answer(status, Map.of(), body);
    }

    void write(JsonGenerator out, Lease lease, int resource) {
        out.writeStartObject();
        out.writeNumberProperty("id", lease.id());
        out.writeNumberProperty("resource_id", resource);
        out.writeNumberProperty("slice_id", lease.sliceId());
        out.writeStringProperty("t_from", Times.utc(lease.span().start()));
        out.writeStringProperty("t_until", Times.utc(lease.span().end()));
        out.writeStringProperty("created_at", Times.utc(lease.createdAt()));
        out.writeStringProperty("slice_name", nameOf(lease));
        out.writeEndObject();
    }

    String nameOf(Lease lease) {
        return slices.getSlice(lease.sliceId()).name();
    }
}
