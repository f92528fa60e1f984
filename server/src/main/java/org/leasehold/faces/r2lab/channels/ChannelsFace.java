package org.leasehold.faces.r2lab.channels;

import java.time.InstantSource;
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
import org.leasehold.faces.r2lab.engineio.SocketEvents;
import org.leasehold.faces.r2lab.engineio.SocketServer;
import org.leasehold.faces.r2lab.records.Publisher;
import org.leasehold.faces.r2lab.records.Publishing;
import org.leasehold.faces.r2lab.records.Records;
import org.leasehold.live.Channels;
import org.leasehold.live.Subscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** The channels, where the operator says. */
@Component
class ChannelsFace implements PlacedFace {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelsFace.class);

    private final R2labSettings settings;
    private final Publishing publishing;
    private final Records records;
    private final ChannelsFeed feed;
    private final JsonMapper json;
    private final SocketServer server;

    ChannelsFace(
            R2labSettings settings,
            Publishing publishing,
            Records records,
            ChannelsFeed feed,
            JsonMapper json,
            Channels channels,
            InstantSource clock) {
        this.settings = settings;
        this.publishing = publishing;
        this.records = records;
        this.feed = feed;
        this.json = json;
        this.server = new SocketServer(channels, json, clock);
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(settings.channels());
    }

    @Override
    public boolean handle(String path, Request request, Response response, Callback callback) {
        if (!path.isEmpty() && !path.equals("/")) {
            return false;
        }
        try {
            Publishing.Newcomer newcomer =
                    SocketServer.isOfSession(request) ? publishing.nobody(request) : publishing.of(request);
            server.handle(request, response, callback, subscriber -> begin(subscriber, newcomer));
        } catch (ProblemException refused) {
            int status = ProblemJson.status(refused.problem());
            Response.writeError(
                    request, response, callback, status, refused.problem().detail());
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("A connection to the channels could not be opened: {}", away.getMessage());
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        return true;
    }

    private SocketEvents begin(Subscriber subscriber, Publishing.Newcomer newcomer) {
        Publisher publisher = newcomer.connected(subscriber);
        feed.follow(subscriber);
        return new ChannelsConversation(subscriber, publisher, records, feed, json);
    }
}
