@NullMarked
package org.leasehold.notifications.internal;

import org.jspecify.annotations.NullMarked;
