package org.leasehold.spaces;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notebooks to try things with: read-only, until somebody copies one (rows Z2 and Z3). */
public interface Examples {

    /**
     * One notebook.
     *
     * @param name of the file
     * @param tool what opens it; absent: any
     * @param opens the path at the tool's host where a copy named {@code {name}} opens; absent: the tool's front page
     * @param needs the package it needs to run; absent: any
     */
    record Example(
            String facility,
            String name,
            String title,
            String description,
            @Nullable String tool,
            @Nullable String opens,
            @Nullable String needs) {}

    /** By facility and in the order of its catalogue. */
    List<Example> list();

    /** @throws org.leasehold.common.ProblemException {@code not-found} */
    Example get(String facility, String name);

    byte[] read(Example example);
}
