/** How clients reach channels over HTTP: WebSockets (RFC 6455) and event streams, straight on the web server's core. */
@NamedInterface("http")
@NullMarked
package org.leasehold.live.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
