package org.leasehold.faces.r2lab.records;

import java.util.List;
import java.util.Optional;

/** Hears of changes of records, in their order, while records stand still. */
public interface RecordListener {

    /**
     * Records have changed.
     *
     * @param changes none of them a deletion; empty only if something was said all the same
     * @param asSaid the text in which a program said so, if it wants it told like that
     */
    void changed(Category category, List<RecordChange> changes, Optional<String> asSaid);

    /** Records are no more. */
    void deleted(Category category, List<RecordId> ids);
}
