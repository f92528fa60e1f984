package org.leasehold.faces.live.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.json.StatusInput;
import org.leasehold.faces.live.Visitor;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Position;
import org.leasehold.live.SubscribeCommand;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.Conversation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;

/** What one client says over its WebSocket, understood and answered. */
final class ClientConversation implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConversation.class);
    private static final int GARBAGE_BORNE = 20;
    private static final int MOST_SUBSCRIPTIONS = 100;
    private static final int INTENTIONS_PER_SECOND = 25;
    private static final List<String> COMMANDS =
            List.of("subscribe", "unsubscribe", "publish", "intend", "authenticate", "ping");
    private static final String[] FIELDS = {
        "id",
        "subscribe",
        "position",
        "from",
        "until",
        "unsubscribe",
        "publish",
        "records",
        "intend",
        "authenticate",
        "ping"
    };
    private static final String[] INTENTION_FIELDS = {"facility", "resources", "slice", "start", "end"};

    private final Subscriber subscriber;
    private final LiveServices services;
    private final Pace intentionPace;
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private volatile Visitor visitor;
    private int garbage;

    ClientConversation(Subscriber subscriber, LiveServices services, Visitor visitor) {
        this.subscriber = subscriber;
        this.services = services;
        this.visitor = visitor;
        this.intentionPace = new Pace(services.clock(), INTENTIONS_PER_SECOND);
        become(visitor);
        greet();
    }

    private void greet() {
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("version", services.version());
        hello.put("time", services.clock().instant().toString());
        hello.put("account", visitor.accountName().orElse(null));
        send(Map.of("hello", hello));
    }

    @Override
    public void text(String message) {
        message.lines().filter(line -> !line.isBlank()).forEach(this::command);
    }

    @Override
    public void binary() {
        bad("", new Problem.BadRequest("Messages are JSON text; this one was binary."));
    }

    private void command(String line) {
        if (!subscriber.isOpen()) {
            return;
        }
        String reference = "";
        try {
            JsonNode node = services.parse(line);
            reference = reference(node);
            answer(reference, node);
        } catch (ProblemException refused) {
            switch (refused.problem()) {
                case Problem.BadRequest problem -> bad(reference, problem);
                case Problem.Invalid problem -> bad(reference, problem);
                default -> error(reference, refused.problem());
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("A live command failed: {}", away.getMessage());
            error(reference, new Problem.Unavailable("The database is away. Try again in a moment."));
        }
    }

    /** The client's own reference, as JSON again. */
    private static String reference(JsonNode node) {
        JsonNode id = node.path("id");
        return id.isNumber() || id.isString() ? id.toString() : "";
    }

    private void answer(String reference, JsonNode node) {
        List<String> commands = COMMANDS.stream().filter(node::has).toList();
        if (commands.size() != 1) {
            throw new ProblemException(
                    new Problem.BadRequest("A message has exactly one of these: " + String.join(", ", COMMANDS) + "."));
        }
        JsonInput input = services.input(node, FIELDS);
        switch (commands.getFirst()) {
            case "subscribe" -> subscribe(reference, input);
            case "unsubscribe" -> unsubscribe(reference, input.getText("unsubscribe"));
            case "publish" -> publish(reference, input);
            case "intend" -> intend(reference, node.path("intend"));
            case "authenticate" -> authenticate(reference, input.getText("authenticate"));
            default ->
                reply(
                        reference,
                        Map.of("pong", true, "time", services.clock().instant().toString()));
        }
    }

    private void subscribe(String reference, JsonInput input) {
        String name = input.getText("subscribe");
        SubscribeCommand command = new SubscribeCommand(
                reference,
                input.findText("position").flatMap(Position::parse),
                services.snapshots().request(input.findInstant("from"), input.findInstant("until")));
        if (followed.size() >= MOST_SUBSCRIPTIONS && !followed.contains(name)) {
            throw new ProblemException(
                    new Problem.Forbidden("One connection follows at most " + MOST_SUBSCRIPTIONS + " channels."));
        }
        services.channels().open(visitor.actor(), name).subscribe(subscriber, command);
        followed.add(name);
    }

    private void unsubscribe(String reference, String name) {
        byte[] ok = services.line(reference, Map.of("ok", true));
        if (followed.remove(name)) {
            services.leave(subscriber, name, ok);
        } else {
            subscriber.send(ok);
        }
    }

    private void publish(String reference, JsonInput input) {
        String facility = FacilityChannels.facilityOfStatus(input.getText("publish"));
        NodeStatusBoard.PublishResult result = services.board()
                .publish(
                        visitor.actor(), facility, StatusInput.read(input.node().path("records")));
        reply(reference, Map.of("ok", true, "changed", result.changed(), "unknown", result.unknown()));
    }

    private void intend(String reference, JsonNode wish) {
        if (wish.isNull()) {
            services.intentions().takeBack(subscriber);
        } else {
            intentionPace.take();
            services.intentions().say(subscriber, visitor.actor(), services.input(wish, INTENTION_FIELDS));
        }
        reply(reference, Map.of("ok", true));
    }

    private void authenticate(String reference, String token) {
        become(services.visitors().byToken(token));
        reply(reference, Map.of("ok", true, "account", visitor.accountName().orElse("")));
    }

    private void become(Visitor newcomer) {
        visitor = newcomer;
        newcomer.known()
                .ifPresent(known -> services.connections()
                        .note(subscriber, known, newcomer.credential(), now -> become(newcomer.changed(now))));
        leaveWhatIsNotAllowed();
    }

    private void leaveWhatIsNotAllowed() {
        for (String name : followed) {
            if (!services.channels().mayFollow(visitor.actor(), name)) {
                followed.remove(name);
                Problem problem = new Problem.Forbidden("You may no longer follow " + name + ".");
                services.leave(subscriber, name, services.line("", services.errorForm(problem)));
            }
        }
    }

    private void bad(String reference, Problem problem) {
        error(reference, problem);
        garbage++;
        if (garbage >= GARBAGE_BORNE) {
            subscriber.close(CloseCode.BAD_REQUEST);
        }
    }

    private void error(String reference, Problem problem) {
        subscriber.send(services.line(reference, services.errorForm(problem)));
    }

    private void reply(String reference, Map<String, Object> members) {
        subscriber.send(services.line(reference, members));
    }

    private void send(Map<String, Object> members) {
        subscriber.send(services.line("", members));
    }
}
