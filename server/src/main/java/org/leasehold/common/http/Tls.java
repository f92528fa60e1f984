package org.leasehold.common.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a port speaks TLS with, as PEM files.
 *
 * @param certificate our certificate, and those between it and its root
 * @param key its private key
 * @param clients whom client certificates are believed: themselves or who signed them. With it they are asked for, not
 *     required; absent: nobody is asked
 */
public record Tls(Path certificate, Path key, @Nullable Path clients) {

    /** The same, without asking clients who they are. */
    public Tls withoutClients() {
        return new Tls(certificate, key, null);
    }
}
