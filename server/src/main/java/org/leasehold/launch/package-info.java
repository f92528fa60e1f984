/** The command line of the service: settings, the first run, the demo, and the order of starting and stopping. */
@ApplicationModule(displayName = "Launch")
@NullMarked
package org.leasehold.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
