package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;

/** Lists as the API shows them: {@code {items, next}}. */
final class Pages {

    private Pages() {}

    static Answer all(List<?> items) {
        return page(items, null);
    }

    /** A page of a list that is whole in memory; its cursor is the index of the next item. */
    static <T> Answer of(Exchange exchange, List<T> all, Function<T, ?> form) {
        int limit = exchange.limit();
        int from = exchange.query("cursor").map(Pages::index).orElse(0);
        int until = Math.min(all.size(), from + limit);
        List<?> items = from >= until
                ? List.of()
                : all.subList(from, until).stream().map(form).toList();
        return page(items, until < all.size() ? Integer.toString(until) : null);
    }

    static Answer page(List<?> items, @Nullable String next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", next);
        return Answer.ok(page);
    }

    /** The id before which a page of a list begins whose newest come first. */
    static long before(Exchange exchange) {
        return exchange.query("cursor").map(Pages::number).orElse(Long.MAX_VALUE);
    }

    private static int index(String cursor) {
        return Math.clamp(number(cursor), 0, Integer.MAX_VALUE);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException broken) {
            throw JsonInput.invalid("cursor", "The cursor is none that we gave. Leave it out to begin at the start.");
        }
    }
}
