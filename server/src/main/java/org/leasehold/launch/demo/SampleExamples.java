package org.leasehold.launch.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The example notebooks of {@code samples/r2lab/examples}, put where a server looks for examples. */
public final class SampleExamples {

    private static final String FOLDER = "/samples/" + SampleFacility.NAME + "/examples/";

    /** The catalogue last: until it is there, nothing is shown. */
    private static final List<String> FILES =
            List.of("first-look.ipynb", "packet-loss.ipynb", "spectrum.ipynb", "examples.json");

    private SampleExamples() {}

    /** Puts up what is missing; what an operator has changed stays. */
    public static void install(Path examples) {
        Path folder = examples.resolve(SampleFacility.NAME);
        try {
            Files.createDirectories(folder);
            for (String name : FILES) {
                Path file = folder.resolve(name);
                if (!Files.exists(file)) {
                    copy(name, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The examples cannot be put into " + folder, e);
        }
    }

    private static void copy(String name, Path file) throws IOException {
        String resource = FOLDER + name;
        try (InputStream content =
                Objects.requireNonNull(SampleExamples.class.getResourceAsStream(resource), resource)) {
            Files.copy(content, file);
        }
    }
}
