package org.leasehold.faces.r2lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.live.Channels;
import org.leasehold.live.TestClient;
import org.leasehold.testing.World;

/** What one bad client does to the others: nothing. The network here is closed: everybody may publish. */
class NeighboursTest {

    private static final R2labSettings OPEN = R2lab.listening(Publishers.parse("127.0.0.0/8"));

    @RegisterExtension
    static final World world = World.standingStill().with(R2labSettings.class, () -> OPEN);

    private static final R2lab r2lab = new R2lab(world);
    private static final int CHANGES = 400;

    @BeforeAll
    static void putUp() {
        r2lab.putUp();
    }

    /** Sixteen megabytes pass by somebody who reads nothing; it gets the newest state instead, and others notice nothing. */
    @Test
    void whoStopsReadingDelaysNobodyAndIsToldTheStateWhenItReadsOn() throws Exception {
        InetSocketAddress address =
                new InetSocketAddress("127.0.0.1", r2lab.bus().getPort());
        TestClient stalled = TestClient.connect(address, 4_096, "/", "");
        List<TestClient> healthy = new ArrayList<>();
        for (int client = 0; client < 10; client++) {
            healthy.add(r2lab.onlooker());
        }
        TestClient monitor = r2lab.onlooker();
        String padding = "x".repeat(900);
        for (int change = 1; change <= CHANGES; change++) {
            StringBuilder info = new StringBuilder("{\"category\": \"nodes\", \"action\": \"info\", \"message\": [");
            for (int node = 1; node <= 37; node++) {
                info.append(node == 1 ? "" : ", ")
                        .append("{\"id\": %d, \"n\": %d, \"padding\": \"%s\"}".formatted(node, change, padding));
            }
            monitor.say(info + "]}");
            for (TestClient client : healthy) {
                assertThat(client.nextLine()).contains("\"n\": " + change + ",");
            }
            monitor.nextLine();
        }
        int frames = 0;
        String last = "";
        while (!last.contains("\"n\": " + CHANGES + ",")) {
            last = stalled.nextLine();
            frames++;
        }
        assertThat(frames).as("the newer state in place of what it missed").isLessThan(CHANGES);
        assertThat(last).as("a whole state says nothing of increments").doesNotContain("incremental");
        for (TestClient client : healthy) {
            client.close();
        }
        stalled.close();
        monitor.say("{\"category\": \"nodes\", \"action\": \"request\", \"message\": 1}");
        monitor.say(monitor.nextLine().replace("info", "delete"));
        monitor.close();
    }

    /** Whatever is sent, by seeds that can be tried again: somebody beside it is still told what happens. */
    @Test
    void nonsenseOnTheBusAndTheChannelsIsNoticedByNobody() throws Exception {
        TestClient neighbour = r2lab.onlooker();
        PollingClient polling = PollingClient.open(r2lab.channels(), true, "");
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 150; round++) {
            TestClient fuzz = r2lab.onlooker();
            for (int message = 0; message < 4; message++) {
                if (random.nextInt(8) == 0) {
                    fuzz.frame(random.nextInt(256), Nonsense.bytes(random, 60));
                } else {
                    fuzz.say(Nonsense.umbrella(random));
                }
            }
            fuzz.close();
        }
        for (int round = 0; round < 150; round++) {
            polling.post(
                    random.nextBoolean()
                            ? Nonsense.bytes(random, 60)
                            : Nonsense.payload(random).getBytes(StandardCharsets.UTF_8));
        }
        TestClient monitor = r2lab.onlooker();
        monitor.say("{\"category\": \"phones\", \"action\": \"info\", \"message\": [{\"id\": 2, \"after\": \"all\"}]}");
        String told = neighbour.nextLine();
        while (!told.contains("\"after\": \"all\"")) {
            told = neighbour.nextLine();
        }
        polling.close();
        monitor.close();
        neighbour.close();
        org.leasehold.live.Await.until(() -> world.the(Channels.class).connectionCount() <= 1);
    }
}
