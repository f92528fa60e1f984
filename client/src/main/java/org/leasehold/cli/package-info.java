/** The command line: one class a command, on the client of {@code org.leasehold.client}. */
@NullMarked
package org.leasehold.cli;

import org.jspecify.annotations.NullMarked;
