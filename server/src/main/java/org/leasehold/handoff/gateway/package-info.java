/** The gateway: a reverse proxy in front of tools that lets in whoever may use them now, and shuts when that ends. */
@NullMarked
package org.leasehold.handoff.gateway;

import org.jspecify.annotations.NullMarked;
