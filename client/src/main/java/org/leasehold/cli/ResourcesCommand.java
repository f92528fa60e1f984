package org.leasehold.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Resource;
import org.leasehold.client.ResourceQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the resources of a facility. */
@Command(name = "resources", description = "List resources.")
final class ResourcesCommand extends ServerCommand {

    @Mixin
    private ResourceOptions options = new ResourceOptions();

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Only those with this in their name or title.")
    private @Nullable String text;

    ResourcesCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        ResourceQuery query = options.query(facility(client, options.facility()).name());
        if (text != null) {
            query.text(text);
        }
        List<Resource> resources = client.listResources(query).toList();
        if (output().json()) {
            output().json(resources);
            return ExitCode.OK;
        }
        Table table = new Table("RESOURCE", "TYPE", "PART OF", "BOOKABLE", "PROPERTIES", "TITLE");
        for (Resource resource : resources) {
            table.row(
                    resource.name(),
                    resource.type(),
                    resource.parent() == null ? "" : resource.parent(),
                    resource.bookable() ? "yes" : "no",
                    properties(resource),
                    resource.title());
        }
        output().table(table);
        return ExitCode.OK;
    }

    private static String properties(Resource resource) {
        return resource.properties().entrySet().stream()
                .filter(property -> property.getValue() != null)
                .map(property -> property.getKey() + "=" + property.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
