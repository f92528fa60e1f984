/** What benchmarks have in common. */
@NullMarked
package org.leasehold.bench.tools;

import org.jspecify.annotations.NullMarked;
