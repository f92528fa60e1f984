/** The live face, seen by its clients. */
@NullMarked
package org.leasehold.faces.live;

import org.jspecify.annotations.NullMarked;
