package org.leasehold.accounts;

import java.util.Optional;

/** What people want to find again on every machine, such as the arrangement of a page: JSON by key. */
public interface Preferences {

    Optional<String> find(long accountId, String key);

    /**
     * Keeps it, over what was there.
     *
     * @param json any JSON, at most 64 KiB
     * @throws org.leasehold.common.ProblemException {@code invalid}
     */
    void put(long accountId, String key, String json);
}
