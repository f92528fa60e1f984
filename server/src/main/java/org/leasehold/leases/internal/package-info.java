/** How leases are decided, written and remembered. */
@NullMarked
package org.leasehold.leases.internal;

import org.jspecify.annotations.NullMarked;
