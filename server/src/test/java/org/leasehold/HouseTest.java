package org.leasehold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The floors of the house: no module knows one that its package-info does not allow, and none in a circle. */
class HouseTest {

    private static final ApplicationModules HOUSE = ApplicationModules.of(Leasehold.class);

    @Test
    void everyModuleKeepsToItsFloor() {
        HOUSE.verify();
    }

    /** A module that is not seen is not verified: a package-info among the tests hides the one of the module. */
    @Test
    void everyRoomIsSeen() {
        assertThat(HOUSE.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "launch",
                        "faces.json",
                        "faces.live",
                        "faces.r2lab",
                        "faces.rest",
                        "faces.web",
                        "handoff",
                        "providers",
                        "notifications",
                        "drivers",
                        "lifecycle",
                        "statistics",
                        "leases",
                        "spaces",
                        "calendar",
                        "inventory",
                        "accounts",
                        "organizations",
                        "live",
                        "common");
    }
}
