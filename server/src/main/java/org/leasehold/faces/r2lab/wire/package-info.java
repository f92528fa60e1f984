/** What the doors of R2lab's programs have in common. */
@NullMarked
package org.leasehold.faces.r2lab.wire;

import org.jspecify.annotations.NullMarked;
