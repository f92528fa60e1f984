/** The fan-out engine behind channels. */
@NullMarked
package org.leasehold.live.internal;

import org.jspecify.annotations.NullMarked;
