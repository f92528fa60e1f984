package org.leasehold.faces.r2lab.channels;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.broker.Forms;
import org.leasehold.faces.r2lab.records.Category;
import org.leasehold.faces.r2lab.records.Fuse;
import org.leasehold.faces.r2lab.records.LeaseLists;
import org.leasehold.faces.r2lab.records.LeaseWords;
import org.leasehold.faces.r2lab.records.RecordChange;
import org.leasehold.faces.r2lab.records.RecordId;
import org.leasehold.faces.r2lab.records.RecordListener;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.faces.r2lab.records.StatusRecord;
import org.leasehold.leases.Lease;
import org.leasehold.live.Channels;
import org.leasehold.live.StateChannel;
import org.leasehold.live.Subscriber;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the channels tell everybody, under the names of both generations: the old ones whole records, the later ones only
 * what changed. Payloads are texts.
 */
@Component
class ChannelsFeed implements RecordListener {

    private static final String KIND = "r2lab";

    /** What has a state, which who falls behind is told in place of what it has missed. */
    private static final List<ChannelName> TOLD = List.of(
            ChannelName.STATUS,
            ChannelName.LEASES,
            ChannelName.INFO_NODES,
            ChannelName.INFO_PHONES,
            ChannelName.INFO_LEASES);

    private final Records records;
    private final LeaseLists leaseLists;
    private final LeaseWords leaseWords;
    private final Forms brokerForms;
    private final JsonMapper json;
    private final Map<ChannelName, StateChannel> channels = new EnumMap<>(ChannelName.class);
    private final Fuse fuse = new Fuse();

    ChannelsFeed(
            R2labSettings settings,
            Records records,
            LeaseLists leaseLists,
            LeaseWords leaseWords,
            Forms brokerForms,
            JsonMapper json,
            Channels all) {
        this.brokerForms = brokerForms;
        this.records = records;
        this.leaseLists = leaseLists;
        this.leaseWords = leaseWords;
        this.json = json;
        if (settings.channels() != null) {
            for (ChannelName name : TOLD) {
                String channel = "r2lab-channels:" + name.word();
                channels.put(
                        name,
                        all.open(
                                channel, (_, deliver) -> state(name, text -> deliver.accept(() -> event(name, text)))));
            }
            records.addListener(this);
            leaseLists.addListener(this::leases);
        }
    }

    /** Has the connection hear all that is told from now on. */
    void follow(Subscriber subscriber) {
        channels.values().forEach(channel -> channel.follow(subscriber));
    }

    /** Answers a request to the asker. One for leases reaches everybody, because monitors of leases wait for it. */
    void answer(Subscriber asker, ChannelName request, String payload) {
        ChannelName name = request.answeredOn();
        state(name, text -> asker.send(event(name, text)));
        if (request.category() == Category.LEASES) {
            asker.send(event(request, payload));
            fuse.light(() -> leaseLists.whileUnchanged(
                    _ -> channel(name).publish(KIND, event(request, Fuse.passed(payload)), asker)));
        }
    }

    /** Tells leases as they were said. Ours stay what they are. */
    void relayLeases(ChannelName name, JsonNode payload) {
        leaseLists.whileUnchanged(
                _ -> channel(TOLD.contains(name) ? name : ChannelName.LEASES).publish(KIND, event(name, payload)));
    }

    @Override
    public void changed(Category category, List<RecordChange> changes, Optional<String> asSaid) {
        switch (category) {
            case NODES -> {
                String whole = asSaid.orElseGet(
                        () -> list(changes.stream().map(RecordChange::whole).toList()));
                tell(ChannelName.STATUS, whole);
                tellDeltas(ChannelName.INFO_NODES, changes);
            }
            case PHONES -> tellDeltas(ChannelName.INFO_PHONES, changes);
            default -> {
                // Those generations know of nothing else.
            }
        }
    }

    private void tellDeltas(ChannelName name, List<RecordChange> changes) {
        if (!changes.isEmpty()) {
            tell(name, list(changes.stream().map(RecordChange::delta).toList()));
        }
    }

    /** Those generations have no word for it; who asks is told. */
    @Override
    public void deleted(Category category, List<RecordId> ids) {}

    private void leases(List<Lease> leases) {
        tell(ChannelName.LEASES, old(leases));
        tell(ChannelName.INFO_LEASES, plain(leases));
    }

    private void tell(ChannelName name, String payload) {
        channel(name).publish(KIND, event(name, payload));
    }

    /** Calls back with the state that a channel tells, while it cannot change. */
    private void state(ChannelName name, Consumer<String> reader) {
        if (name.tellsRecords()) {
            records.whileUnchanged(name.category(), known -> reader.accept(list(known)));
        } else {
            leaseLists.whileUnchanged(
                    leases -> reader.accept(name == ChannelName.LEASES ? old(leases) : plain(leases)));
        }
    }

    private String list(List<StatusRecord> known) {
        return json.writeValueAsString(known.stream().map(StatusRecord::members).toList());
    }

    /** A list in a list, as the monitors of that time send it. */
    private String old(List<Lease> leases) {
        return json.writeValueAsString(
                List.of(leases.stream().map(brokerForms::lease).toList()));
    }

    private String plain(List<Lease> leases) {
        return json.writeValueAsString(leases.stream().map(leaseWords::plain).toList());
    }

    /** The message of Engine.IO that is this event of socket.io. */
    private byte[] event(ChannelName name, Object payload) {
        return ("42" + json.writeValueAsString(List.of(name.word(), payload))).getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("NullAway") // all that are told have one
    private StateChannel channel(ChannelName name) {
        return channels.get(name);
    }
}
