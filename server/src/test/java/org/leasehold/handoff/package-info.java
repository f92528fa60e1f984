/** Handing people over to tools, seen by browsers and tools. */
@NullMarked
package org.leasehold.handoff;

import org.jspecify.annotations.NullMarked;
