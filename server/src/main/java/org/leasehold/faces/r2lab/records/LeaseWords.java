package org.leasehold.faces.r2lab.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.leases.Lease;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** A lease in the words of the later generations of R2lab's programs; those of the first are the old broker's. */
@Component
public class LeaseWords {

    private final Whole whole;
    private final Slices slices;

    LeaseWords(Whole whole, Slices slices) {
        this.whole = whole;
        this.slices = slices;
    }

    /** As the broker of today says it. */
    public Map<String, Object> today(Lease lease) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", lease.id());
        form.put("resource_id", whole.resource().id());
        form.put("slice_id", lease.sliceId());
        form.put("t_from", Times.utc(lease.span().start()));
        form.put("t_until", Times.utc(lease.span().end()));
        form.put("created_at", Times.utc(lease.createdAt()));
        form.put("slice_name", slice(lease).name());
        return form;
    }

    /** As {@code info:leases} says it. */
    public Map<String, Object> plain(Lease lease) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("uuid", lease.id());
        form.put("slicename", slice(lease).name());
        form.put("valid_from", Times.utc(lease.span().start()));
        form.put("valid_until", Times.utc(lease.span().end()));
        form.put("ok", true);
        return form;
    }

    private Slice slice(Lease lease) {
        return slices.getSlice(lease.sliceId());
    }
}
