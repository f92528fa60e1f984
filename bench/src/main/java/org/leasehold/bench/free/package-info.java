/** What is free, from memory, beside the same question in SQL. */
@NullMarked
package org.leasehold.bench.free;

import org.jspecify.annotations.NullMarked;
