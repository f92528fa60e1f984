package org.leasehold.faces.r2lab;

import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.http.Endpoint;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Policy;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.leasehold.testing.Http;
import org.leasehold.testing.World;

/** The facility that R2lab's programs know, with an administrator and a member of one slice, and the doors to it. */
public final class R2labWorld {

    public static final String PASSWORD = "the password of all";

    private R2labWorld() {}

    /** All doors of a world, each at a path of the server's own port but the broker, which stands where it is said. */
    public static R2labSettings doors(@Nullable Endpoint broker) {
        return new R2labSettings(
                "lab",
                "r2lab",
                Set.of("r2lab.inria.fr", "37nodes"),
                null,
                null,
                Endpoint.parse("r2lab.api", "/old/api", null),
                broker,
                Endpoint.parse("r2lab.forms", "/old/web", null),
                Publishers.NOBODY);
    }

    public static void fill(World world) {
        world.has(aFacility("lab").with("r2lab", "fit01", "fit02").definition());
        Accounts accounts = world.the(Accounts.class);
        accounts.create(World.SYSTEM, new NewAccount("admin", "Ada Min", "admin@test.com", PASSWORD, true, false));
        accounts.create(World.SYSTEM, new NewAccount("user", "Ursula Ser", "user@test.com", PASSWORD, false, false));
        slice(world, "test-slice");
        world.the(Slices.class).addMember(World.SYSTEM, "test-slice", "user");
    }

    public static void slice(World world, String name) {
        world.the(Slices.class).create(World.SYSTEM, new SliceDraft(name, null, null, null, null));
    }

    public static void allowThePast(World world, boolean allowed) {
        Policy usual = Policy.DEFAULT;
        world.the(Inventory.class)
                .changePolicy(
                        World.SYSTEM,
                        "lab",
                        new Policy(
                                usual.granularity(),
                                usual.maximumLength(),
                                usual.minimumNotice(),
                                usual.horizon(),
                                usual.futureTimePerSlice(),
                                usual.bufferBefore(),
                                usual.bufferAfter(),
                                allowed,
                                usual.personalLevel()));
    }

    public static Http api(World world) {
        return Http.below(URI.create(world.url() + "/old/api/"));
    }

    public static Http apiAs(World world, String email) {
        Http.Reply reply = api(world).post("auth/login", Map.of("email", email, "password", PASSWORD));
        return api(world).as(reply.json().path("access_token").asString());
    }
}
