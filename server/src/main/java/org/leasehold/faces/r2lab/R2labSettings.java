package org.leasehold.faces.r2lab;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.http.Endpoint;

/**
 * What R2lab's programs find here, and where.
 *
 * @param facility the name of the facility that they see
 * @param resource the name of the whole that leases are of
 * @param resourceNames other names under which programs know that whole
 * @param bus the umbrella messages of the sidecar; absent, as all that follow: off
 * @param channels the sidecar's socket.io channels
 * @param api the REST of the broker of today
 * @param broker the REST of the broker of old, with client certificates
 * @param forms the posts of the web server's pages
 * @param publishers who may publish without showing who they are
 */
public record R2labSettings(
        String facility,
        String resource,
        Set<String> resourceNames,
        @Nullable Endpoint bus,
        @Nullable Endpoint channels,
        @Nullable Endpoint api,
        @Nullable Endpoint broker,
        @Nullable Endpoint forms,
        Publishers publishers) {

    /** Nothing of it. */
    public static final R2labSettings OFF =
            new R2labSettings("", "", Set.of(), null, null, null, null, null, Publishers.NOBODY);

    public R2labSettings {
        resourceNames = Set.copyOf(resourceNames);
    }

    /** Where something listens. */
    public List<Endpoint> endpoints() {
        return Stream.of(bus, channels, api, broker, forms)
                .flatMap(endpoint -> Optional.ofNullable(endpoint).stream())
                .toList();
    }

    /** Whether programs mean the whole by this name. */
    public boolean isTheWhole(String name) {
        return name.equals(resource) || resourceNames.contains(name);
    }
}
