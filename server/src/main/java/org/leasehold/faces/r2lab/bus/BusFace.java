package org.leasehold.faces.r2lab.bus;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.PlacedFace;
import org.leasehold.faces.json.ProblemJson;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.records.Publisher;
import org.leasehold.faces.r2lab.records.Publishing;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.live.Channels;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.Conversation;
import org.leasehold.live.http.WebSockets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** The bus, where the operator says: any WebSocket there, whatever its path. */
@Component
class BusFace implements PlacedFace {

    private static final Logger LOG = LoggerFactory.getLogger(BusFace.class);
    private static final int LONGEST_MESSAGE = 1024 * 1024;

    private final R2labSettings settings;
    private final WebSockets webSockets;
    private final Publishing publishing;
    private final Records records;
    private final BusFeed feed;
    private final JsonMapper json;

    BusFace(
            R2labSettings settings,
            Channels channels,
            Publishing publishing,
            Records records,
            BusFeed feed,
            JsonMapper json) {
        this.settings = settings;
        this.webSockets = WebSockets.plain(channels, LONGEST_MESSAGE);
        this.publishing = publishing;
        this.records = records;
        this.feed = feed;
        this.json = json;
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(settings.bus());
    }

    @Override
    public boolean handle(String path, Request request, Response response, Callback callback) {
        if (!WebSockets.isUpgrade(request)) {
            return false;
        }
        try {
            Publishing.Newcomer newcomer = publishing.of(request);
            webSockets.upgrade(request, response, callback, subscriber -> begin(subscriber, newcomer));
        } catch (ProblemException refused) {
            int status = ProblemJson.status(refused.problem());
            Response.writeError(
                    request, response, callback, status, refused.problem().detail());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("A connection to the bus could not be opened: {}", away.getMessage());
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        return true;
    }

    private Conversation begin(Subscriber subscriber, Publishing.Newcomer newcomer) {
        Publisher publisher = newcomer.connected(subscriber);
        feed.follow(subscriber);
        return new BusConversation(subscriber, publisher, records, feed, json);
    }
}
