package org.leasehold.providers.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.providers.Provider;
import org.leasehold.providers.Providers.Failure;
import org.springframework.stereotype.Component;

/**
 * Believes an id_token or not: signature by a key that the issuer publishes, issuer, audience, times and nonce (OpenID
 * Connect Core, section 3.1.3.7). Only signatures that need the issuer's private key are taken: no token that is
 * unsigned, and none that is signed with a secret.
 */
@Component
class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** How far the issuer's clock may be from ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final int LONGEST_SUBJECT = 255;

    private final ProviderRequests requests;
    private final InstantSource clock;
    private final Map<URI, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    IdTokens(ProviderRequests requests, InstantSource clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** What the token says, once it is believed. */
    JWTClaimsSet verify(Provider provider, URI keysAddress, String token, String nonce) throws ProviderException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(keysAddress)));
        processor.setJWTClaimsSetVerifier(new Claims(provider, nonce, clock));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            checkRest(provider, claims);
            return claims;
        } catch (ParseException | BadJOSEException e) {
            throw ProviderException.distrusted("The id_token of " + provider.name() + " is refused: " + e.getMessage());
        } catch (JOSEException e) {
            throw new ProviderException(
                    Failure.UNREACHABLE, "The keys of " + provider.name() + " cannot be had: " + e.getMessage());
        }
    }

    /** Audience, issuer, nonce and times, on our clock. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final InstantSource clock;

        Claims(Provider provider, String nonce, InstantSource clock) {
            super(
                    provider.clientId(),
                    new JWTClaimsSet.Builder()
                            .issuer(provider.issuer())
                            .claim("nonce", nonce)
                            .build(),
                    Set.of("sub", "iat", "exp", "aud"));
            this.clock = clock;
            setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    private void checkRest(Provider provider, JWTClaimsSet claims) throws ParseException, ProviderException {
        String party = claims.getStringClaim("azp");
        boolean forUs = party == null ? claims.getAudience().size() == 1 : party.equals(provider.clientId());
        Instant issuedAt = claims.getIssueTime().toInstant();
        boolean issued = !issuedAt.isAfter(clock.instant().plus(SKEW));
        String subject = claims.getSubject();
        boolean plain = !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
        if (!forUs || !issued || !plain) {
            throw ProviderException.distrusted("The id_token of " + provider.name()
                    + " is refused: it is for another party, from the future, or of nobody");
        }
    }

    private JWKSource<SecurityContext> keys(URI address) {
        return keys.computeIfAbsent(address, this::source);
    }

    /** Kept for some minutes, and asked for again when a token names a key that is not among them. */
    private JWKSource<SecurityContext> source(URI address) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::retrieve)
                    .refreshAheadCache(false)
                    .rateLimited(false)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(address + " is checked when it is discovered", e);
        }
    }

    private Resource retrieve(URL address) throws IOException {
        try {
            URI uri = address.toURI();
            ProviderRequests.Answer answer = requests.get(uri, Map.of());
            requests.read(uri, answer);
            return new Resource(answer.body(), "application/json");
        } catch (ProviderException | URISyntaxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
