/** The REST of R2lab's broker of the first years. */
@NullMarked
package org.leasehold.faces.r2lab.broker;

import org.jspecify.annotations.NullMarked;
