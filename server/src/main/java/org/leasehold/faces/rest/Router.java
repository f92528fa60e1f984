package org.leasehold.faces.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jetty.util.URIUtil;
import org.leasehold.faces.rest.Routes.Route;

/** Finds the route of a path: a tree of path segments, in which a word goes before a name in braces. */
public final class Router {

    /** What a path leads to. */
    public sealed interface Match {

        record Found(Route route, Map<String, String> names) implements Match {}

        /** There is such a path, but not for this method. */
        record OtherMethods(List<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    private static final class Node {
        private final Map<String, Node> words = new TreeMap<>();
        private final Map<String, Route> routes = new TreeMap<>();
        private Optional<Node> any = Optional.empty();
    }

    private final Node root = new Node();

    public Router(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : segments(route.template())) {
            if (segment.startsWith("{")) {
                Node next = node.any.orElseGet(Node::new);
                node.any = Optional.of(next);
                node = next;
            } else {
                node = node.words.computeIfAbsent(segment, _ -> new Node());
            }
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalStateException("Two routes for " + route.method() + " " + route.template());
        }
    }

    public Match match(String method, String path) {
        List<String> segments = segments(path);
        Optional<Node> found = find(root, segments, 0);
        if (found.isEmpty() || found.get().routes.isEmpty()) {
            return new Match.Nothing();
        }
        Route route = found.get().routes.get(method.equals("HEAD") ? "GET" : method);
        return route == null
                ? new Match.OtherMethods(
                        List.copyOf(new TreeSet<>(found.get().routes.keySet())))
                : new Match.Found(route, names(route, segments));
    }

    private static Optional<Node> find(Node node, List<String> segments, int depth) {
        if (depth == segments.size()) {
            return Optional.of(node);
        }
        Node word = node.words.get(segments.get(depth));
        Optional<Node> found = word == null ? Optional.empty() : find(word, segments, depth + 1);
        boolean dead = found.isEmpty() || found.get().routes.isEmpty();
        return dead ? node.any.flatMap(any -> find(any, segments, depth + 1)) : found;
    }

    private static Map<String, String> names(Route route, List<String> segments) {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> template = segments(route.template());
        for (int index = 0; index < template.size(); index++) {
            String segment = template.get(index);
            if (segment.startsWith("{")) {
                names.put(segment.substring(1, segment.length() - 1), URIUtil.decodePath(segments.get(index)));
            }
        }
        return names;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int from = 1;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int until = slash < 0 ? path.length() : slash;
            segments.add(path.substring(from, until));
            from = until + 1;
        }
        return segments;
    }
}
