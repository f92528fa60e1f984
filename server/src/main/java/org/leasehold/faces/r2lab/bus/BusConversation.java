package org.leasehold.faces.r2lab.bus;

import java.util.Optional;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.r2lab.records.Category;
import org.leasehold.faces.r2lab.records.Publisher;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.Conversation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one program says on the bus. What it should not say is ignored, as the sidecar does, but for what is no umbrella. */
final class BusConversation implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(BusConversation.class);
    private static final CloseCode NO_UMBRELLA =
            new CloseCode(CloseCode.SERVER_ERROR.code(), "a message is an object with category and action");

    private final Subscriber subscriber;
    private final Publisher publisher;
    private final Records records;
    private final BusFeed feed;
    private final JsonMapper json;

    BusConversation(Subscriber subscriber, Publisher publisher, Records records, BusFeed feed, JsonMapper json) {
        this.subscriber = subscriber;
        this.publisher = publisher;
        this.records = records;
        this.feed = feed;
        this.json = json;
    }

    @Override
    public void text(String message) {
        parse(message).ifPresent(umbrella -> {
            if (umbrella.has("category") && umbrella.has("action")) {
                obey(umbrella);
            } else {
                subscriber.close(NO_UMBRELLA);
            }
        });
    }

    @Override
    public void binary() {
        ignore("bytes");
    }

    private Optional<JsonNode> parse(String message) {
        try {
            JsonNode node = json.readTree(message);
            if (!node.isMissingNode()) {
                return Optional.of(node);
            }
        } catch (JacksonException broken) {
            // Said below.
        }
        ignore("no JSON");
        return Optional.empty();
    }

    private void obey(JsonNode umbrella) {
        Optional<Category> category =
                Category.find(umbrella.path("category").asStringOpt().orElse(""));
        JsonNode message = umbrella.path("message");
        if (category.isEmpty() || message.isMissingNode()) {
            ignore("no message, or of no category");
            return;
        }
        switch (umbrella.path("action").asStringOpt().orElse("")) {
            case "request" -> feed.answer(subscriber, category.get(), message);
            case "info" -> publish(category.get(), message);
            case "delete" -> delete(category.get(), message);
            default -> ignore("of no action");
        }
    }

    private void publish(Category category, JsonNode message) {
        asPublisher(message, actor -> {
            if (category.hasRecords()) {
                records.publish(actor, category, message, Optional.empty());
            } else {
                feed.relayLeases(message);
            }
        });
    }

    private void delete(Category category, JsonNode message) {
        asPublisher(message, actor -> {
            if (category.hasRecords()) {
                records.delete(actor, category, message);
            }
        });
    }

    private interface Deed {
        void byActor(Actor actor);
    }

    private void asPublisher(JsonNode message, Deed deed) {
        if (!message.isArray()) {
            ignore("a message that is no list");
            return;
        }
        Optional<Actor> actor = publisher.actor(subscriber);
        try {
            actor.ifPresent(deed::byActor);
        } catch (ProblemException refused) {
            ignore(refused.problem().detail());
        }
    }

    private void ignore(String what) {
        LOG.debug("Connection {} of the bus: {} is ignored", subscriber.number(), what);
    }
}
