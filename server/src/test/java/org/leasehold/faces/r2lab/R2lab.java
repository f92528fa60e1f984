package org.leasehold.faces.r2lab;

import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Tokens;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Listeners;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.live.TestClient;
import org.leasehold.testing.World;

/** A facility such as R2lab and the programs around it. */
final class R2lab {

    static final R2labSettings SETTINGS = listening(Publishers.NOBODY);

    private final World world;
    private String token = "";

    R2lab(World world) {
        this.world = world;
    }

    static R2labSettings listening(Publishers publishers) {
        return new R2labSettings(
                "r2lab",
                "chamber",
                Set.of("37nodes"),
                Endpoint.parse("r2lab.bus", "ws://127.0.0.1:0/", null),
                Endpoint.parse("r2lab.channels", "http://127.0.0.1:0/socket.io", null),
                null,
                null,
                null,
                publishers);
    }

    /** The chamber, three nodes, two phones, and somebody who may push their status. */
    void putUp() {
        FacilityDefinition nodes = aFacility("r2lab")
                .in("UTC")
                .with("chamber", "fit01", "fit02", "fit03")
                .definition();
        List<FacilityDefinition.Part> parts = new ArrayList<>(nodes.resources());
        for (String phone : List.of("phone1", "phone2")) {
            parts.add(new FacilityDefinition.Part(phone, "phone", phone, "chamber", null, java.util.Map.of(), true));
        }
        world.has(new FacilityDefinition(
                nodes.name(), nodes.title(), nodes.timeZone(), nodes.policy(), null, null, parts));
        world.the(Accounts.class)
                .create(
                        World.SYSTEM,
                        new NewAccount("monitor", "monitor", null, World.passwordOf("monitor"), false, true));
        token = world.the(Tokens.class)
                .make(monitor(), new Tokens.Wish("test", Set.of(Actor.Scope.STATUS, Actor.Scope.READ), null))
                .secret();
    }

    Actor.Person monitor() {
        return world.personNamed("monitor");
    }

    String token() {
        return token;
    }

    URI bus() {
        return world.the(Listeners.class).addressOf(Objects.requireNonNull(SETTINGS.bus()));
    }

    URI channels() {
        return world.the(Listeners.class).addressOf(Objects.requireNonNull(SETTINGS.channels()));
    }

    /** Somebody who only looks on. */
    TestClient onlooker() throws IOException {
        return connected("");
    }

    /** A program that may publish. */
    TestClient publisher() throws IOException {
        return connected("Authorization: Bearer " + token + "\r\n");
    }

    TestClient connected(String headers) throws IOException {
        return TestClient.connect(new InetSocketAddress("127.0.0.1", bus().getPort()), headers);
    }
}
