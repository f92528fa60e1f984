/** Mail on its way out: letters, what they look like, and the outbox in which none is lost. */
@NamedInterface
@NullMarked
package org.leasehold.common.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
