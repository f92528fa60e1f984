/** Leasehold: leases of shared research facilities. */
@NullMarked
package org.leasehold;

import org.jspecify.annotations.NullMarked;
