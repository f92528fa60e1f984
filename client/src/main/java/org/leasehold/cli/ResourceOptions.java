package org.leasehold.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.ResourceQuery;
import picocli.CommandLine.Option;

/** Which resources of a facility. */
final class ResourceOptions {

    @Option(
            names = {"-f", "--facility"},
            paramLabel = "NAME",
            description = "The facility. Default: LEASEHOLD_FACILITY, or the only one there is.")
    private @Nullable String facility;

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            description = "Only resources of this type, for example node.")
    private @Nullable String type;

    @Option(
            names = {"-p", "--property"},
            paramLabel = "NAME=VALUE",
            description = "Only resources with this property (repeatable), for example sdr=b210.")
    private List<String> properties = new ArrayList<>();

    @Nullable
    String facility() {
        return facility;
    }

    ResourceQuery query(String facilityName) {
        ResourceQuery query = new ResourceQuery().facility(facilityName);
        if (type != null) {
            query.type(type);
        }
        for (String property : properties) {
            String[] parts = property.split("[=:]", 2);
            if (parts.length < 2) {
                throw new TextException("'" + property + "' is no property; one looks like sdr=b210.");
            }
            query.property(parts[0], parts[1]);
        }
        return query;
    }
}
