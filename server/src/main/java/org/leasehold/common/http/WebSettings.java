package org.leasehold.common.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the service listens and under which address people know it.
 *
 * @param bind the address of this machine to listen on
 * @param port the port to listen on; 0 is any free one
 * @param publicUrl scheme, host and port as browsers see them, when something in front changes them
 */
public record WebSettings(String bind, int port, @Nullable URI publicUrl) {}
