/** The HTTP plumbing that faces stand on: requests and answers without the servlet stack. */
@NamedInterface
@NullMarked
package org.leasehold.common.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
