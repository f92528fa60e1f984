package org.leasehold.handoff;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tools that the configuration names, and where files for their operators are put.
 *
 * @param folder made when there is something to put there
 */
public record ToolSettings(List<Tool> tools, Path folder) {

    public ToolSettings {
        tools = List.copyOf(tools);
    }

    public Optional<Tool> find(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    public Optional<Tool> find(String name, Tool.Kind kind) {
        return find(name).filter(tool -> tool.kind() == kind);
    }

    public List<Tool> ofKind(Tool.Kind kind) {
        return tools.stream().filter(tool -> tool.kind() == kind).toList();
    }
}
