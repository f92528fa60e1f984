package org.leasehold.providers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leasehold.providers.StagedProvider.Lie;
import org.leasehold.providers.StagedProvider.Person;

/** The id_tokens of a staged provider, right ones and all that are wrong in one way. */
final class StagedTokens {

    private final String issuer;
    private final InstantSource clock;
    private final RSAKey stranger = key("stranger");
    private volatile RSAKey key = key("first");
    private volatile Duration clockAhead = Duration.ZERO;

    StagedTokens(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    void isAheadBy(Duration time) {
        clockAhead = time;
    }

    void rotates() {
        key = key(UUID.randomUUID().toString());
    }

    /** What it publishes. */
    Map<String, Object> keys() {
        return new JWKSet(key).toPublicJWKSet().toJSONObject();
    }

    /** What it says of somebody to us. */
    String of(Person person, @Nullable String nonce, Lie lie) {
        Instant now = clock.instant().plus(clockAhead);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.OTHER_ISSUER ? "https://idp.example.org" : issuer)
                .subject(lie == Lie.NO_SUBJECT ? null : person.subject())
                .audience(
                        switch (lie) {
                            case OTHER_AUDIENCE -> List.of("another client");
                            case SECOND_AUDIENCE, OTHER_PARTY -> List.of(StagedProvider.CLIENT, "another client");
                            default -> List.of(StagedProvider.CLIENT);
                        })
                .claim("azp", lie == Lie.OTHER_PARTY ? "another client" : null)
                .claim("nonce", lie == Lie.OTHER_NONCE ? "another" : nonce)
                .issueTime(Date.from(lie == Lie.FROM_THE_FUTURE ? now.plusSeconds(120) : now))
                .expirationTime(Date.from(lie == Lie.EXPIRED ? now.minusSeconds(120) : now.plusSeconds(300)));
        return signed(claims.build(), lie);
    }

    private String signed(JWTClaimsSet claims, Lie lie) {
        try {
            return switch (lie) {
                case UNSIGNED -> new PlainJWT(claims).serialize();
                case SIGNED_WITH_OUR_SECRET ->
                    signed(claims, JWSAlgorithm.HS256, new MACSigner(StagedProvider.SECRET.repeat(2)), key.getKeyID());
                case SIGNED_WITH_ITS_PUBLIC_KEY ->
                    signed(
                            claims,
                            JWSAlgorithm.HS256,
                            new MACSigner(key.toRSAPublicKey().getEncoded()),
                            key.getKeyID());
                case SIGNED_BY_A_STRANGER ->
                    signed(claims, JWSAlgorithm.RS256, new RSASSASigner(stranger), key.getKeyID());
                default -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key), key.getKeyID());
            };
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer, String keyId)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
