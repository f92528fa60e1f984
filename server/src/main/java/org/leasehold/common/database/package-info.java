/** PostgreSQL: embedded or by address, migrated, retried, and its errors told apart. */
@NamedInterface
@NullMarked
package org.leasehold.common.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
