package org.leasehold.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;

/** Everything there is at one moment, indexed for quick answers. Immutable, so it may be kept for a whole question. */
public final class Catalogue {

    private final Map<String, Facility> facilities = new LinkedHashMap<>();
    private final Map<Integer, Facility> facilitiesById = new HashMap<>();
    private final Map<Integer, Resource> resourcesById = new HashMap<>();
    private final Map<Integer, Map<String, Resource>> resourcesByFacility = new HashMap<>();
    private final Map<Integer, int[]> relatives = new HashMap<>();

    public Catalogue(List<Facility> facilities, List<Resource> resources) {
        for (Facility facility : facilities) {
            this.facilities.put(facility.name(), facility);
            facilitiesById.put(facility.id(), facility);
            resourcesByFacility.put(facility.id(), new LinkedHashMap<>());
        }
        Map<Integer, List<Integer>> children = new HashMap<>();
        for (Resource resource : resources) {
            resourcesById.put(resource.id(), resource);
            resourcesByFacility
                    .computeIfAbsent(resource.facilityId(), _ -> new LinkedHashMap<>())
                    .put(resource.name(), resource);
            Integer parent = resource.parentId();
            if (parent != null) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(resource.id());
            }
        }
        for (Resource resource : resources) {
            relatives.put(resource.id(), relativesOf(resource, children));
        }
    }

    private int[] relativesOf(Resource resource, Map<Integer, List<Integer>> children) {
        List<Integer> all = new ArrayList<>();
        all.add(resource.id());
        all.addAll(ancestors(resource));
        addDescendants(resource.id(), children, all);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addDescendants(int id, Map<Integer, List<Integer>> children, List<Integer> into) {
        for (int child : children.getOrDefault(id, List.of())) {
            into.add(child);
            addDescendants(child, children, into);
        }
    }

    public List<Facility> facilities() {
        return List.copyOf(facilities.values());
    }

    public Optional<Facility> findFacility(String name) {
        return Optional.ofNullable(facilities.get(name));
    }

    /** @throws ProblemException {@code not-found} */
    public Facility getFacility(String name) {
        return findFacility(name)
                .orElseThrow(() ->
                        new ProblemException(new Problem.NotFound("There is no facility \"" + name + "\". There "
                                + (facilities.isEmpty()
                                        ? "is none yet."
                                        : "is: " + String.join(", ", facilities.keySet()) + "."))));
    }

    public Facility getFacility(int id) {
        Facility facility = facilitiesById.get(id);
        if (facility == null) {
            throw new ProblemException(Problem.NotFound.of("facility", "#" + id));
        }
        return facility;
    }

    /** The resources of a facility, parents before their parts. */
    public List<Resource> resources(Facility facility) {
        return List.copyOf(
                resourcesByFacility.getOrDefault(facility.id(), Map.of()).values());
    }

    public Optional<Resource> findResource(Facility facility, String name) {
        return Optional.ofNullable(
                resourcesByFacility.getOrDefault(facility.id(), Map.of()).get(name));
    }

    /** @throws ProblemException {@code not-found} */
    public Resource getResource(Facility facility, String name) {
        return findResource(facility, name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                        "Facility \"" + facility.name() + "\" has no resource \"" + name + "\".")));
    }

    public Resource getResource(int id) {
        Resource resource = resourcesById.get(id);
        if (resource == null) {
            throw new ProblemException(Problem.NotFound.of("resource", "#" + id));
        }
        return resource;
    }

    /** The wholes this resource is part of, nearest first. */
    public List<Integer> ancestors(Resource resource) {
        List<Integer> result = new ArrayList<>(1);
        Integer parent = resource.parentId();
        while (parent != null) {
            result.add(parent);
            Resource above = resourcesById.get(parent);
            parent = above == null ? null : above.parentId();
        }
        return result;
    }

    /** The resource itself, its wholes and its parts: whatever a lease of it excludes. Not to be written to. */
    public int[] relatives(int resourceId) {
        int[] result = relatives.get(resourceId);
        return result == null ? new int[] {resourceId} : result;
    }

    /** The ids without those whose whole is among them too, ascending, each once. */
    public List<Integer> withoutParts(List<Integer> resourceIds) {
        Set<Integer> wanted = new HashSet<>(resourceIds);
        List<Integer> result = wanted.stream()
                .filter(id -> Collections.disjoint(ancestors(getResource(id)), wanted))
                .sorted()
                .toList();
        return result;
    }
}
