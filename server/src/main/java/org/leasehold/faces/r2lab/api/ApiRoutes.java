package org.leasehold.faces.r2lab.api;

import java.util.List;
import org.leasehold.faces.rest.Answer;

/** A group of operations about one thing. Each is a Spring bean; {@link Api} collects them. */
interface ApiRoutes {

    @FunctionalInterface
    interface Answering {

        Answer answer(Call call);
    }

    /** @param template the path, words in braces being names */
    record Operation(String method, String template, Answering action) {}

    List<Operation> operations();
}
