/** Floor 0: channels, presence and the fan-out of messages to connections. */
@ApplicationModule(
        displayName = "Live",
        allowedDependencies = {"common", "common :: *"})
@NullMarked
package org.leasehold.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
