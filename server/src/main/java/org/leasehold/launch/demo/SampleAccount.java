package org.leasehold.launch.demo;

import java.util.List;
import java.util.Set;
import org.leasehold.accounts.Actor.Scope;

/**
 * The accounts of the demo.
 *
 * @param scopes what its token may do
 * @param slices those it is a member of
 */
record SampleAccount(
        String name,
        String displayName,
        boolean administrator,
        boolean producer,
        Set<Scope> scopes,
        List<String> slices) {

    static final String MONITOR = "monitor";

    static final List<SampleAccount> ALL = List.of(
            new SampleAccount("admin", "Admin", true, false, Scope.all(), List.of("maintenance", "tutorial")),
            person("ada", "Ada", "mesh", "beams", "openran", "tutorial"),
            person("ben", "Ben", "lora", "positioning", "openran"),
            person("carol", "Carol", "spectrum", "edge", "jamming"),
            new SampleAccount(MONITOR, "Monitor", false, true, Set.of(Scope.READ, Scope.STATUS), List.of()));

    private static SampleAccount person(String name, String displayName, String... slices) {
        return new SampleAccount(name, displayName, false, false, Set.of(Scope.READ, Scope.WRITE), List.of(slices));
    }
}
