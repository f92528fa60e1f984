package org.leasehold;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The floors of the house: no module knows one that its package-info does not allow, and none in a circle. */
class HouseTest {

    @Test
    void everyModuleKeepsToItsFloor() {
        ApplicationModules.of(Leasehold.class).verify();
    }
}
