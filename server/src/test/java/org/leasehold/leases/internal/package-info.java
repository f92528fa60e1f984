@NullMarked
package org.leasehold.leases.internal;

import org.jspecify.annotations.NullMarked;
