/** The JSON forms that our own REST and live faces share. */
@NullMarked
package org.leasehold.faces.json;

import org.jspecify.annotations.NullMarked;
