@NullMarked
package org.leasehold.leases;

import org.jspecify.annotations.NullMarked;
