package org.leasehold.providers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the groups of a provider are here (row X5).
 *
 * @param claim where the provider names them
 * @param ours our group by theirs; empty: each has the same name here
 */
public record GroupMapping(String claim, Map<String, String> ours) {

    public GroupMapping {
        ours = Map.copyOf(ours);
    }

    /** The groups of ours that somebody is in who is in these of theirs. */
    public List<String> of(Collection<String> theirs) {
        return theirs.stream()
                .map(name -> ours.isEmpty() ? name : ours.get(name))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
