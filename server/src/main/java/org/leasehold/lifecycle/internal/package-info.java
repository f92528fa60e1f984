/** How deadlines are kept. */
@NullMarked
package org.leasehold.lifecycle.internal;

import org.jspecify.annotations.NullMarked;
