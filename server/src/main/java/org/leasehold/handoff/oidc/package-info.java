/** The OpenID Connect provider: Spring Security's authorization server, in a context of its own. */
@NullMarked
package org.leasehold.handoff.oidc;

import org.jspecify.annotations.NullMarked;
