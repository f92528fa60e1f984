/** The protocols, and the requests that they make. */
@NullMarked
package org.leasehold.providers.internal;

import org.jspecify.annotations.NullMarked;
