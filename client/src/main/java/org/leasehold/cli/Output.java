package org.leasehold.cli;

import java.io.PrintStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command's result goes: tables and sentences for people, or JSON for programs. */
final class Output {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final Environment environment;
    private final boolean json;

    Output(Environment environment, boolean json) {
        this.environment = environment;
        this.json = json;
    }

    boolean json() {
        return json;
    }

    PrintStream out() {
        return environment.out();
    }

    void say(String sentence) {
        out().println(sentence);
    }

    /** A word to whoever sits there; never part of the result. */
    void note(String sentence) {
        environment.err().println(sentence);
    }

    void table(Table table) {
        table.print(out(), environment.terminal());
    }

    void json(Object value) {
        out().println(JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
    }

    /** On one line, for streams of values. */
    void jsonLine(Object value) {
        out().println(JSON.writeValueAsString(value));
    }
}
