/** The event log: every wish and every change, recorded once, in order, forever. */
@NamedInterface
@NullMarked
package org.leasehold.common.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
