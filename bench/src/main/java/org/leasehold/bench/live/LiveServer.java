package org.leasehold.bench.live;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.leasehold.live.Channels;
import org.leasehold.live.LiveLimits;
import org.leasehold.live.StateChannel;
import org.leasehold.live.SubscribeCommand;
import org.leasehold.live.Subscriber;
import org.leasehold.live.http.Conversation;
import org.leasehold.live.http.WebSockets;

/**
 * The live module on its web server, without the rest of Leasehold: one channel, {@code bench}, to which clients
 * subscribe, and on which everything else they say is published.
 */
public final class LiveServer {

    private LiveServer() {}

    public static void main(String[] arguments) throws Exception {
        Channels channels = new Channels(LiveLimits.STANDARD, InstantSource.system(), Channels.standardLoopCount());
        Object lock = new Object();
        StateChannel channel = channels.open("bench", (_, deliver) -> {
            synchronized (lock) {
                deliver.accept(() -> "[]".getBytes(StandardCharsets.UTF_8));
            }
        });
        WebSockets webSockets = new WebSockets(channels);
        Server server = new Server(new VirtualThreadPool());
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        connector.setAcceptQueueSize(4096);
        server.setConnectors(List.of(connector).toArray(ServerConnector[]::new));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                webSockets.upgrade(request, response, callback, subscriber -> new Bench(subscriber, channel, lock));
                return true;
            }
        });
        server.start();
        server.join();
    }

    private record Bench(Subscriber subscriber, StateChannel channel, Object lock) implements Conversation {
        @Override
        public void text(String message) {
            if (message.startsWith("{\"id\":1,")) {
                channel.subscribe(subscriber, SubscribeCommand.fresh("1"));
            } else {
                synchronized (lock) {
                    channel.publish("put", message.getBytes(StandardCharsets.UTF_8));
                }
            }
        }

        @Override
        public void binary() {
            throw new IllegalArgumentException("The benchmark sends text only.");
        }
    }
}
