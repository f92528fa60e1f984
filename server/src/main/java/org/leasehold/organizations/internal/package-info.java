@NullMarked
package org.leasehold.organizations.internal;

import org.jspecify.annotations.NullMarked;
