package org.leasehold.faces.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.FacilityBuilder.aFacility;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.testing.Http;
import org.leasehold.testing.Visitor;
import org.leasehold.testing.World;

/** A tool that is open when somebody who tries logs in to an account that they have: rule G4. */
class MergedToolTest {

    private static final String SECRET = "the credential of the hub";

    @RegisterExtension
    static final World world = World.standingStill()
            .at(URI.create(Visitor.PORTAL))
            .with(
                    ToolSettings.class,
                    () -> new ToolSettings(
                            List.of(new Tool(
                                    "hub",
                                    Tool.Kind.JUPYTERHUB,
                                    "The hub",
                                    URI.create("https://hub.example.org"),
                                    SECRET,
                                    List.of(),
                                    0,
                                    "open")),
                            Path.of("target", "handoff-of-merged")));

    private final TrialAndAccount has = TrialAndAccount.in(world);

    @BeforeAll
    static void aFacilityOpenToAll() {
        world.has(aFacility("open").openFrom(0).withNodes("n1").definition());
    }

    @Test
    void g4_aToolIsHandedOffAgainUnderTheNameOfTheAccount() {
        has.book("n1");
        assertThat(redeemed()).contains("\"name\":\"" + has.trial + "\"");
        assertThat(stays(has.trial)).isTrue();
        long id = has.logIn();

        has.choose(id, "move");

        assertThat(stays(has.trial)).as("the hand-off of the trial is over").isFalse();
        assertThat(redeemed()).contains("\"name\":\"" + has.account + "\"");
        assertThat(stays(has.account)).isTrue();
    }

    /** Opens the hub, and redeems there what the browser brings. */
    private String redeemed() {
        String way = has.person.open(Visitor.PORTAL + "/handoff/hub").location();
        String token = way.replaceAll(".*login_token=([^&]*).*", "$1");
        return hub("login", Map.of("token", token)).body();
    }

    private static boolean stays(String name) {
        return hub("check", Map.of("name", name)).status() == 200;
    }

    private static Http.Reply hub(String step, Object body) {
        return Http.at(world.url()).with("Authorization", "Bearer " + SECRET).post("../../redeem/hub/" + step, body);
    }
}
