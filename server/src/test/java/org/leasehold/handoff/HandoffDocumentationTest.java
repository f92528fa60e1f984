package org.leasehold.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators copy from our documentation. */
class HandoffDocumentationTest {

    private static final Path ROOT = Path.of("..");

    /** How tools and programs are told to believe any certificate. */
    private static final Pattern ANY_CERTIFICATE = Pattern.compile(
            "curl [^\\n|`]*(-k\\b|--insecure)|verify\\s*=\\s*False|tls_verify\\s*=\\s*False|validate_server_cert\\s*=\\s*False"
                    + "|OIDCSSLValidateServer\\s+Off|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=allow|--no-check-certificate"
                    + "|InsecureSkipVerify|trustAll",
            Pattern.CASE_INSENSITIVE);

    @Test
    void op6_noExampleSkipsTheVerificationOfCertificates() throws IOException {
        List<Path> pages = pages();

        assertThat(pages).hasSizeGreaterThan(10);
        for (Path page : pages) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContainPattern(ANY_CERTIFICATE);
        }
    }

    @Test
    void op6_trustInAnAuthorityOfOnesOwnIsSetUpAsWritten() throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/handoff.md")))
                .contains("SSL_CERT_FILE", "OIDCCABundlePath", "trust store");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> samples = Files.walk(ROOT.resolve("samples"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), Stream.concat(docs, samples))
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".png"))
                    .toList();
        }
    }
}
