package org.leasehold.spaces.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.spaces.Examples;
import org.leasehold.spaces.SpaceSettings;
import org.leasehold.spaces.Spaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examples in a folder: {@code <examples>/<facility>/examples.json} lists the notebooks that lie beside it. What is not
 * listed is not shown. The folder is read anew each time, so that operators only have to put files there.
 */
@Component
class ExampleFolder implements Examples {

    private static final Logger log = LoggerFactory.getLogger(ExampleFolder.class);
    private static final String CATALOGUE = "examples.json";

    private final Path folder;
    private final JsonMapper json;

    ExampleFolder(SpaceSettings settings, JsonMapper json) {
        this.folder = settings.examples();
        this.json = json;
    }

    /** One entry of a catalogue. */
    private record Entry(
            String name,
            String title,
            @Nullable String description,
            @Nullable String tool,
            @Nullable String opens,
            @Nullable String needs) {}

    @Override
    public List<Example> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> facilities = Files.list(folder)) {
            facilities.sorted().filter(Files::isDirectory).forEach(facility -> examples.addAll(of(facility)));
        } catch (IOException unreadable) {
            log.warn("The examples cannot be listed", unreadable);
        }
        return examples;
    }

    private List<Example> of(Path facility) {
        Path catalogue = facility.resolve(CATALOGUE);
        if (!Files.isRegularFile(catalogue)) {
            return List.of();
        }
        try {
            return Stream.of(json.readValue(Files.readString(catalogue), Entry[].class))
                    .filter(entry -> isFile(facility, entry.name()))
                    .map(entry -> new Example(
                            facility.getFileName().toString(),
                            entry.name(),
                            entry.title(),
                            entry.description() == null ? "" : entry.description(),
                            entry.tool(),
                            entry.opens(),
                            entry.needs()))
                    .toList();
        } catch (IOException | JacksonException broken) {
            log.warn("{} cannot be read", catalogue, broken);
            return List.of();
        }
    }

    /** A file beside the catalogue, and nothing that a name could lead to elsewhere. */
    private static boolean isFile(Path facility, String name) {
        return !name.contains("/")
                && !name.startsWith(".")
                && Files.isRegularFile(facility.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Example get(String facility, String name) {
        return list().stream()
                .filter(example -> example.facility().equals(facility))
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NotFound.of("example", facility + "/" + name)));
    }

    @Override
    public byte[] read(Example example) {
        Path file = folder.resolve(example.facility()).resolve(example.name());
        try {
            if (Files.size(file) > Spaces.LARGEST_CONTENT) {
                throw new ProblemException(new Problem.WrongState("This example is too large to be copied here."));
            }
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new ProblemException(Problem.NotFound.of("example", example.name()));
        }
    }
}
