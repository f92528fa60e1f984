/**
 * The Java client of Leasehold: {@link org.leasehold.client.LeaseholdClient} for questions and wishes, and its
 * {@code watch} for every change as it happens.
 */
@NullMarked
package org.leasehold.client;

import org.jspecify.annotations.NullMarked;
