package org.leasehold.handoff.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * An RSA key that we sign with, and the certificate by which others check. Its text does not show the private key.
 *
 * @param endsAt signs nothing from then on
 */
public record SigningKey(
        UUID id, PrivateKey privateKey, X509Certificate certificate, Instant createdAt, Instant endsAt) {

    private static final int BITS = 2048;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AlgorithmIdentifier RS256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) certificate.getPublicKey();
    }

    /** Signs with RSASSA-PKCS1-v1_5 and SHA-256, which JOSE calls RS256. */
    byte[] sign(byte[] message) {
        try {
            return signed(privateKey, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + id + " cannot sign", e);
        }
    }

    /** The certificate as files have it. */
    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new key. Takes a tenth of a second or a few. */
    static SigningKey generate(String commonName, Instant now, Instant endsAt) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, RANDOM);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    UUID.randomUUID(), pair.getPrivate(), certificate(pair, commonName, now, endsAt), now, endsAt);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No key can be made", e);
        }
    }

    private static X509Certificate certificate(KeyPair pair, String commonName, Instant now, Instant endsAt)
            throws GeneralSecurityException, IOException {
        X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(127, RANDOM)));
        content.setSignature(RS256);
        content.setIssuer(name);
        content.setSubject(name);
        content.setStartDate(new Time(Date.from(now)));
        content.setEndDate(new Time(Date.from(endsAt)));
        content.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        TBSCertificate unsigned = content.generateTBSCertificate();
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(unsigned);
        parts.add(RS256);
        parts.add(new DERBitString(signed(pair.getPrivate(), unsigned.getEncoded("DER"))));
        return SigningKeys.certificate(new DERSequence(parts).getEncoded("DER"));
    }

    private static byte[] signed(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + ", until " + endsAt + "]";
    }
}
