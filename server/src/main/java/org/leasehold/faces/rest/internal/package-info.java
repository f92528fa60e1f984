/** How the REST face routes and answers. */
@NullMarked
package org.leasehold.faces.rest.internal;

import org.jspecify.annotations.NullMarked;
