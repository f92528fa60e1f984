/** How pages are served. */
@NullMarked
package org.leasehold.faces.web.internal;

import org.jspecify.annotations.NullMarked;
