/** The faces for R2lab's programs, under the load that their own sidecar was measured with. */
@NullMarked
package org.leasehold.bench.r2lab;

import org.jspecify.annotations.NullMarked;
