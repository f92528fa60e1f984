@NullMarked
package org.leasehold.calendar;

import org.jspecify.annotations.NullMarked;
