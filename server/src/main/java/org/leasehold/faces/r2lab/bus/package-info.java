/** The sidecar's bus of today: one WebSocket, messages of category, action and message. */
@NullMarked
package org.leasehold.faces.r2lab.bus;

import org.jspecify.annotations.NullMarked;
