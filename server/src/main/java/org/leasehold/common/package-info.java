/** Floor 0: spans, problems, time and identities, the words that every other floor speaks. */
@ApplicationModule(displayName = "Common", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.leasehold.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
