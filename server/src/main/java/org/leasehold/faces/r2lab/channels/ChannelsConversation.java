package org.leasehold.faces.r2lab.channels;

import java.time.Instant;
import java.util.Optional;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.engineio.SocketEvents;
import org.leasehold.faces.r2lab.records.Category;
import org.leasehold.faces.r2lab.records.Publisher;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.live.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one program says on the channels. What it should not say is ignored. */
final class ChannelsConversation implements SocketEvents {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelsConversation.class);
    private static final String EMPTY_FIRST = "CLEAR";

    private final Subscriber subscriber;
    private final Publisher publisher;
    private final Records records;
    private final ChannelsFeed feed;
    private final JsonMapper json;

    ChannelsConversation(
            Subscriber subscriber, Publisher publisher, Records records, ChannelsFeed feed, JsonMapper json) {
        this.subscriber = subscriber;
        this.publisher = publisher;
        this.records = records;
        this.feed = feed;
        this.json = json;
    }

    @Override
    public Instant endsAt() {
        return publisher.endsAt();
    }

    @Override
    public void event(String name, JsonNode arguments) {
        Optional<ChannelName> channel = ChannelName.find(name);
        if (channel.isEmpty()) {
            LOG.debug("Connection {}: there is no channel of the name it uses", subscriber.number());
            return;
        }
        JsonNode payload = arguments.path(0);
        try {
            if (channel.get().isRequest()) {
                request(channel.get(), payload);
            } else {
                publisher.actor(subscriber).ifPresent(actor -> publish(actor, channel.get(), payload));
            }
        } catch (ProblemException refused) {
            LOG.debug("Connection {}: {}", subscriber.number(), refused.getMessage());
        }
    }

    private void request(ChannelName channel, JsonNode payload) {
        String text = payload.asStringOpt().orElse("");
        boolean clears = text.contains(EMPTY_FIRST)
                && (channel == ChannelName.REQUEST_NODES || channel == ChannelName.REQUEST_PHONES);
        if (clears) {
            publisher.actor(subscriber).ifPresent(actor -> records.clear(actor, channel.category()));
        }
        feed.answer(subscriber, channel, text);
    }

    private void publish(Actor actor, ChannelName channel, JsonNode payload) {
        if (channel.category() == Category.LEASES) {
            feed.relayLeases(channel, payload);
            return;
        }
        String text = payload.asStringOpt().orElse("");
        list(text)
                .ifPresent(list -> records.publish(
                        actor,
                        channel.category(),
                        list,
                        channel == ChannelName.STATUS ? Optional.of(text) : Optional.empty()));
    }

    private Optional<JsonNode> list(String text) {
        try {
            JsonNode list = json.readTree(text);
            return list.isArray() ? Optional.of(list) : Optional.empty();
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
