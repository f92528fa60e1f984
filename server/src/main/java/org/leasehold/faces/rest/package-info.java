/** Floor 7: our own REST. */
@NullMarked
package org.leasehold.faces.rest;

import org.jspecify.annotations.NullMarked;
