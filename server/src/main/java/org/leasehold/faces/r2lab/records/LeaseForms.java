package org.leasehold.faces.r2lab.records;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.leases.Lease;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** A lease in the words of each generation of R2lab's programs. */
@Component
public class LeaseForms {

    private static final String AUTHORITY = "urn:publicid:IDN+r2lab";

    private final Whole whole;
    private final Slices slices;
    private final InstantSource clock;

    LeaseForms(Whole whole, Slices slices, InstantSource clock) {
        this.whole = whole;
        this.slices = slices;
        this.clock = clock;
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

    /** As the broker of old says it, and {@code chan-leases} with it. */
    public Map<String, Object> old(Lease lease, String resourceName) {
        String uuid = uuid("lease", Long.toString(lease.id()));
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("urn", AUTHORITY + "+lease+" + uuid);
        form.put("uuid", uuid);
        form.put("resource_type", "lease");
        form.put("valid_from", Times.utc(lease.span().start()));
        form.put("valid_until", Times.utc(lease.span().end()));
        form.put("status", status(lease));
        form.put("client_id", uuid);
        form.put("components", List.of(component(resourceName)));
        form.put("account", account(slice(lease)));
        return form;
    }

    private static Map<String, Object> component(String name) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("urn", AUTHORITY + "+node+" + name);
        form.put("uuid", uuid("node", name));
        form.put("resource_type", "node");
        form.put("domain", "r2lab");
        form.put("available", true);
        form.put("status", "unknown");
        form.put("exclusive", true);
        return form;
    }

    private static Map<String, Object> account(Slice slice) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", slice.name());
        form.put("urn", AUTHORITY + "+slice+" + slice.name());
        form.put("uuid", uuid("account", Long.toString(slice.id())));
        form.put("resource_type", "account");
        form.put("created_at", Times.utc(slice.createdAt()));
        Instant expiresAt = slice.expiresAt();
        form.put("valid_until", expiresAt == null ? "" : Times.utc(expiresAt));
        return form;
    }

    private String status(Lease lease) {
        Instant now = clock.instant();
        if (!lease.span().end().isAfter(now)) {
            return "past";
        }
        return lease.span().start().isAfter(now) ? "accepted" : "active";
    }

    private Slice slice(Lease lease) {
        return slices.getSlice(lease.sliceId());
    }

    /** The same each time: who has seen it once knows it again. */
    private static String uuid(String kind, String name) {
        return UUID.nameUUIDFromBytes(("leasehold:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
