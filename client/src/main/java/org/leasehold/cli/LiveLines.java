package org.leasehold.cli;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.leasehold.client.LiveEvent;
import tools.jackson.databind.JsonNode;

/** Live events as lines: sentences for people, JSON for programs; news of the connection goes to standard error. */
final class LiveLines {

    private final Output output;
    private final TimeDisplay display;
    private final Clock clock;

    LiveLines(Output output, TimeDisplay display, Clock clock) {
        this.output = output;
        this.display = display;
        this.clock = clock;
    }

    void print(LiveEvent event) {
        switch (event) {
            case LiveEvent.Connected connected -> {}
            case LiveEvent.Recovered recovered -> output.note("Connected again; nothing was missed.");
            case LiveEvent.Lost lost ->
                output.note("No connection: " + lost.reason() + "; trying again in "
                        + lost.retryIn().toMillis() + " ms.");
            case LiveEvent.Ended ended -> output.note("leasehold: " + ended.reason() + ".");
            case LiveEvent.Refused refused -> output.note("leasehold: " + refused.message());
            case LiveEvent.Snapshot snapshot -> snapshot(snapshot);
            case LiveEvent.Change change -> change(change);
        }
    }

    private void snapshot(LiveEvent.Snapshot snapshot) {
        if (output.json()) {
            json(snapshot.channel(), snapshot.position(), "snapshot", snapshot.records());
        } else {
            output.note(snapshot.channel() + " as it is: " + snapshot.records().size() + " records. Times in "
                    + display.zone() + ".");
        }
    }

    private void change(LiveEvent.Change change) {
        if (output.json()) {
            json(change.channel(), change.position(), change.kind(), change.content());
        } else {
            output.say(display.second(clock.instant()) + "  " + sentence(change));
        }
    }

    private void json(String channel, String position, String kind, Object content) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("channel", channel);
        line.put("position", position);
        line.put(kind, content);
        output.jsonLine(line);
    }

    private String sentence(LiveEvent.Change change) {
        if (change.kind().equals("put") && change.channel().startsWith("leases:")) {
            return LeaseView.sentence(change.lease(), display);
        }
        JsonNode content = change.content();
        if (change.kind().equals("patch")) {
            return content.path("resource").asString("") + "  "
                    + content.path("attributes").properties().stream()
                            .map(attribute -> attribute.getKey() + "="
                                    + attribute.getValue().asString(""))
                            .collect(Collectors.joining(" "));
        }
        return change.channel() + "  " + change.kind() + "  " + content;
    }
}
