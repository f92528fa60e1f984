package org.leasehold.providers;

import java.util.List;
import java.util.Optional;

/** The identity providers that the configuration names, in its order. */
public record ProviderSettings(List<Provider> providers) {

    public ProviderSettings {
        providers = List.copyOf(providers);
    }

    public Optional<Provider> find(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
