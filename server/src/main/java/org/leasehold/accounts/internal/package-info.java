@NullMarked
package org.leasehold.accounts.internal;

import org.jspecify.annotations.NullMarked;
