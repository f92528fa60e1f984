/** How the live face answers, and what feeds its channels. */
@NullMarked
package org.leasehold.faces.live.internal;

import org.jspecify.annotations.NullMarked;
