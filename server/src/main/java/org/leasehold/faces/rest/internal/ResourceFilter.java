package org.leasehold.faces.rest.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.inventory.Resource;

/** The query words {@code type} and {@code property=name:value} that narrow resources. */
final class ResourceFilter {

    private ResourceFilter() {}

    static Predicate<Resource> of(Exchange exchange) {
        Optional<String> type = exchange.query("type");
        List<String[]> properties = exchange.queries("property").stream()
                .map(ResourceFilter::property)
                .toList();
        return resource -> type.map(resource.type()::equals).orElse(true)
                && properties.stream()
                        .allMatch(property ->
                                property[1].equals(resource.properties().get(property[0])));
    }

    private static String[] property(String text) {
        String[] parts = text.split(":", 2);
        if (parts.length != 2) {
            throw JsonInput.invalid(
                    "property", "\"property\" is name:value, such as sdr:b210; it was \"" + text + "\".");
        }
        return parts;
    }
}
