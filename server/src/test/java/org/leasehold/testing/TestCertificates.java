package org.leasehold.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.common.http.Tls;
import org.springframework.util.FileSystemUtils;

/** Certificates for one test class, made by the JDK's keytool: a server's, one of a client that is trusted, one of another. */
public final class TestCertificates implements BeforeAllCallback, AfterAllCallback {

    private static final String SECRET = "changeit";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private @Nullable Path folder;

    @Override
    public void beforeAll(ExtensionContext test) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("certificates");
        make("server", "-ext", "san=ip:127.0.0.1");
        make("trusted");
        make("stranger");
        Files.writeString(file("server.pem"), certificate("server"));
        Files.writeString(file("server.key"), key("server"));
        Files.writeString(file("clients.pem"), certificate("trusted"));
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    /** What the server speaks TLS with. */
    public Tls tls() {
        return new Tls(file("server.pem"), file("server.key"), file("clients.pem"));
    }

    /** What a client speaks TLS with that shows this certificate; null: none. */
    public SSLContext client(@Nullable String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore own = name == null ? KeyStore.getInstance("PKCS12") : store(name);
            if (name == null) {
                own.load(null, null);
            }
            keys.init(own, SECRET.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", store("server").getCertificate("server"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] insisting = {new Insisting(name, (X509ExtendedKeyManager) keys.getKeyManagers()[0])};
            context.init(name == null ? null : insisting, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(String name, String... more) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder process = new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-storepass",
                SECRET,
                "-keystore",
                file(name + ".p12").toString());
        process.command().addAll(List.of(more));
        Path said = file(name + ".log");
        int status = process.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(said));
        }
    }

    private String certificate(String name) {
        try {
            return pem("CERTIFICATE", store(name).getCertificate(name).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String key(String name) {
        try {
            return pem(
                    "PRIVATE KEY",
                    store(name).getKey(name, SECRET.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store(String name) {
        try (InputStream file = Files.newInputStream(file(name + ".p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, SECRET.toCharArray());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    private Path file(String name) {
        return Objects.requireNonNull(folder, "Register it as a static extension.")
                .resolve(name);
    }

    /** Shows its certificate also to a server that says it wants another one. */
    private static final class Insisting extends X509ExtendedKeyManager {

        private final @Nullable String name;
        private final X509ExtendedKeyManager keys;

        Insisting(@Nullable String name, X509ExtendedKeyManager keys) {
            this.name = name;
            this.keys = keys;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return name;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return name;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return name == null ? new String[0] : new String[] {name};
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }
}
