/** The REST of R2lab's broker of today. */
@NullMarked
package org.leasehold.faces.r2lab.api;

import org.jspecify.annotations.NullMarked;
