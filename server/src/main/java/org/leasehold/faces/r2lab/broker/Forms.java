package org.leasehold.faces.r2lab.broker;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.leasehold.faces.r2lab.broker.Names.Kind;
import org.leasehold.faces.r2lab.wire.Times;
import org.leasehold.faces.r2lab.wire.Whole;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseState;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.springframework.stereotype.Component;

/** Our things as the old broker writes them: a slice is an account there, and an account a user. */
@Component
public class Forms {

    /** What stands where the original always has a date. */
    private static final Instant NEVER = Instant.parse("2999-12-31T23:59:59Z");

    private final Whole whole;
    private final Slices slices;
    private final Accounts accounts;
    private final InstantSource clock;

    Forms(Whole whole, Slices slices, Accounts accounts, InstantSource clock) {
        this.whole = whole;
        this.slices = slices;
        this.accounts = accounts;
        this.clock = clock;
    }

    String domain() {
        return whole.facility().name();
    }

    /** A lease, with what it is of and whom it is for. */
    public Map<String, @Nullable Object> lease(Lease lease) {
        String uuid = Names.uuid(Kind.LEASE, lease.id());
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("urn", Names.urn(domain(), "lease", uuid));
        form.put("uuid", uuid);
        form.put("resource_type", "lease");
        form.put("valid_from", Times.utc(lease.span().start()));
        form.put("valid_until", Times.utc(lease.span().end()));
        form.put("status", status(lease.state()));
        form.put("client_id", uuid);
        form.put("components", List.of(node()));
        form.put("account", accountOfLease(slices.getSlice(lease.sliceId())));
        return form;
    }

    static String status(LeaseState state) {
        return switch (state) {
            case LeaseState.Requested _ -> "pending";
            case LeaseState.Open _ -> "accepted";
            case LeaseState.Starting _, LeaseState.Fulfilled _, LeaseState.Error _ -> "active";
            case LeaseState.Ending _, LeaseState.Expired _ -> "past";
            case LeaseState.Cancelled _ -> "cancelled";
        };
    }

    Map<String, @Nullable Object> node() {
        Resource resource = whole.resource();
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", resource.name());
        form.put("urn", Names.urn(domain(), "node", resource.name()));
        form.put("uuid", Names.uuid(Kind.NODE, resource.id()));
        form.put("resource_type", "node");
        form.put("domain", domain());
        form.put("available", true);
        form.put("status", "unknown");
        form.put("exclusive", true);
        return form;
    }

    private Map<String, @Nullable Object> accountOfLease(Slice slice) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", slice.name());
        form.put("urn", Names.sliceUrn(domain(), slice.name()));
        form.put("uuid", Names.uuid(Kind.ACCOUNT, slice.id()));
        form.put("resource_type", "account");
        form.put("created_at", Times.utc(slice.createdAt()));
        form.put("valid_until", Times.utc(expiry(slice)));
        return form;
    }

    /** @param withUsers who is in it, which not everybody learns */
    Map<String, @Nullable Object> account(Slice slice, boolean withUsers) {
        Map<String, @Nullable Object> form = accountOfLease(slice);
        form.put("closed_at", slice.isExpired(clock.instant()) ? Times.utc(expiry(slice)) : null);
        form.put(
                "users",
                withUsers
                        ? slices.memberIds(slice.id()).stream()
                                .sorted()
                                .map(accounts::find)
                                .flatMap(Optional::stream)
                                .map(this::user)
                                .toList()
                        : List.of());
        return form;
    }

    Map<String, @Nullable Object> user(Account account) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", account.name());
        form.put("urn", Names.urn(domain(), "user", account.name()));
        form.put("uuid", account.subject().toString());
        form.put("resource_type", "user");
        return form;
    }

    private static Instant expiry(Slice slice) {
        return Optional.ofNullable(slice.expiresAt()).orElse(NEVER);
    }
}
