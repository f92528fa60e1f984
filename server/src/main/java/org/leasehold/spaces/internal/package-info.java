@NullMarked
package org.leasehold.spaces.internal;

import org.jspecify.annotations.NullMarked;
