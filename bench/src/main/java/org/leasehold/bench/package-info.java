/** Programs that measure, each beside its peer where there is one. */
@NullMarked
package org.leasehold.bench;

import org.jspecify.annotations.NullMarked;
