package org.leasehold.spaces;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where things are kept for accounts.
 *
 * @param folder the folder of all spaces, on one file system; absent: nothing is kept here
 * @param examples the folder of notebooks that people may copy; nothing is there when it is not
 * @param trash how long what was deleted can be brought back
 */
public record SpaceSettings(@Nullable Path folder, Path examples, Duration trash) {

    public static final Duration USUAL_TRASH = Duration.ofDays(7);
}
