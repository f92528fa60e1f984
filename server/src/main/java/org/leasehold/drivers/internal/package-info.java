/** The drivers there are. */
@NullMarked
package org.leasehold.drivers.internal;

import org.jspecify.annotations.NullMarked;
