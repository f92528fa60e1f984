/** How the inventory is kept. */
@NullMarked
package org.leasehold.inventory.internal;

import org.jspecify.annotations.NullMarked;
