/** The event log: every wish and every change, recorded once, in order, forever. */
@NullMarked
package org.leasehold.common.events;

import org.jspecify.annotations.NullMarked;
