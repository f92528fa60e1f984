/** What tests share: a real PostgreSQL with a fresh database for each class, and a clock that they turn by hand. */
@NullMarked
package org.leasehold.testing;

import org.jspecify.annotations.NullMarked;
