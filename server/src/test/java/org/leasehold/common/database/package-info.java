@NullMarked
package org.leasehold.common.database;

import org.jspecify.annotations.NullMarked;
