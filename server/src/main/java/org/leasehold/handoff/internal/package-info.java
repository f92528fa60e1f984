/** The codes that tools redeem, and the addresses of the hand-off. */
@NullMarked
package org.leasehold.handoff.internal;

import org.jspecify.annotations.NullMarked;
