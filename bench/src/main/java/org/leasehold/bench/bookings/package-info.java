/** Bookings per second, beside plain inserts. */
@NullMarked
package org.leasehold.bench.bookings;

import org.jspecify.annotations.NullMarked;
