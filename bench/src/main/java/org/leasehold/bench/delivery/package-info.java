/** How soon those who look see what has changed: every connected browser, and the starts and ends of leases. */
@NullMarked
package org.leasehold.bench.delivery;

import org.jspecify.annotations.NullMarked;
