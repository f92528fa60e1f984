@NullMarked
package org.leasehold.inventory;

import org.jspecify.annotations.NullMarked;
