package org.leasehold.faces.r2lab.bus;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.records.Category;
import org.leasehold.faces.r2lab.records.Fuse;
import org.leasehold.faces.r2lab.records.LeaseLists;
import org.leasehold.faces.r2lab.records.LeaseWords;
import org.leasehold.faces.r2lab.records.RecordChange;
import org.leasehold.faces.r2lab.records.RecordId;
import org.leasehold.faces.r2lab.records.RecordListener;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.leases.Lease;
import org.leasehold.live.Channels;
import org.leasehold.live.Snapshot;
import org.leasehold.live.StateChannel;
import org.leasehold.live.Subscriber;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What the bus tells everybody: a channel for each category. Who falls behind is told the whole state of a category in
 * place of the changes it has missed.
 */
@Component
class BusFeed implements RecordListener {

    private static final String KIND = "r2lab";

    private final Records records;
    private final LeaseLists leaseLists;
    private final LeaseWords leaseWords;
    private final Map<Category, StateChannel> channels = new EnumMap<>(Category.class);
    private final Map<Category, byte[]> states = new EnumMap<>(Category.class);
    private final Fuse fuse = new Fuse();

    BusFeed(R2labSettings settings, Records records, LeaseLists leaseLists, LeaseWords leaseWords, Channels all) {
        this.records = records;
        this.leaseLists = leaseLists;
        this.leaseWords = leaseWords;
        if (settings.bus() != null) {
            for (Category category : Category.values()) {
                channels.put(
                        category, all.open("r2lab-bus:" + category.word(), (_, deliver) -> look(category, deliver)));
            }
            records.addListener(this);
            leaseLists.addListener(this::leases);
        }
    }

    /** Has the connection hear all that is told from now on. */
    void follow(Subscriber subscriber) {
        channels.values().forEach(channel -> channel.follow(subscriber));
    }

    /** Answers a request to the asker: the state, then the request itself. */
    void answer(Subscriber asker, Category category, JsonNode message) {
        state(category, state -> {
            asker.send(state);
            asker.send(Umbrella.request(category, message));
        });
        if (category == Category.LEASES) {
            String payload = Fuse.passed(message.asStringOpt().orElse("PLEASE"));
            fuse.light(() -> forward(asker, payload));
        }
    }

    /** Monitors of leases wait for others to ask. */
    private void forward(Subscriber asker, String message) {
        leaseLists.whileUnchanged(
                _ -> channel(Category.LEASES).publish(KIND, Umbrella.request(Category.LEASES, message), asker));
    }

    /** Tells a list of leases as it was said. Ours stays what it is. */
    void relayLeases(JsonNode list) {
        leaseLists.whileUnchanged(
                _ -> channel(Category.LEASES).publish(KIND, Umbrella.incremental(Category.LEASES, list)));
    }

    @Override
    public void changed(Category category, List<RecordChange> changes, Optional<String> asSaid) {
        states.remove(category);
        if (!changes.isEmpty()) {
            channel(category).publish(KIND, Umbrella.changed(category, changes));
        }
    }

    @Override
    public void deleted(Category category, List<RecordId> ids) {
        states.remove(category);
        channel(category).publish(KIND, Umbrella.deleted(category, ids));
    }

    private void leases(List<Lease> leases) {
        channel(Category.LEASES)
                .publish(
                        KIND,
                        Umbrella.incremental(
                                Category.LEASES,
                                leases.stream().map(leaseWords::today).toList()));
    }

    private void look(Category category, Consumer<Snapshot> deliver) {
        state(category, state -> deliver.accept(() -> state));
    }

    /** Calls back with the whole state of a category, while it cannot change. */
    private void state(Category category, Consumer<byte[]> reader) {
        if (category.hasRecords()) {
            records.whileUnchanged(category, known -> {
                byte @Nullable [] written = states.get(category);
                if (written == null) {
                    written = Umbrella.whole(category, known);
                    states.put(category, written);
                }
                reader.accept(written);
            });
        } else {
            leaseLists.whileUnchanged(leases -> reader.accept(
                    Umbrella.leases(leases.stream().map(leaseWords::today).toList())));
        }
    }

    @SuppressWarnings("NullAway") // each category has one
    private StateChannel channel(Category category) {
        return channels.get(category);
    }
}
