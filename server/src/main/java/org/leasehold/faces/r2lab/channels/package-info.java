/** The sidecar's socket.io channels: chan-status and its kin, and info:X and request:X after them. */
@NullMarked
package org.leasehold.faces.r2lab.channels;

import org.jspecify.annotations.NullMarked;
