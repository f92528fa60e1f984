package org.leasehold.faces.rest.internal;

import org.leasehold.providers.Provider;
import org.leasehold.providers.Providers;
import org.springframework.stereotype.Component;

/** What people call identity providers, also those that the configuration no longer names. */
@Component
class ProviderTitles {

    private final Providers providers;

    ProviderTitles(Providers providers) {
        this.providers = providers;
    }

    String of(String name) {
        return providers.list().stream()
                .filter(provider -> provider.name().equals(name))
                .map(Provider::title)
                .findFirst()
                .orElse(name);
    }

    boolean areInUse(String name) {
        return providers.list().stream().anyMatch(provider -> provider.name().equals(name));
    }
}
