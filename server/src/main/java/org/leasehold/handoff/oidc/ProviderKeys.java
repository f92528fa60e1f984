package org.leasehold.handoff.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.internal.SigningKey;
import org.leasehold.handoff.internal.SigningKeys;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The provider's keys as JSON Web Keys: the one in use, and those whose signatures may still be good (row OP5). */
final class ProviderKeys implements JWKSource<SecurityContext> {

    private final SigningKeys keys;

    ProviderKeys(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        SigningKey current = keys.current(SigningKeys.OIDC); // made when there is none
        List<JWK> shown = keys.shown(SigningKeys.OIDC).stream()
                .<JWK>map(ProviderKeys::publicKey)
                .toList();
        return selector.select(new JWKSet(shown.isEmpty() ? List.of(publicKey(current)) : shown));
    }

    /** Signs with the key in use. */
    static JwtEncoder encoder(SigningKeys keys) {
        return new NimbusJwtEncoder((selector, _) -> {
            SigningKey key = keys.current(SigningKeys.OIDC);
            return List.of(new RSAKey.Builder(publicKey(key))
                    .privateKey(key.privateKey())
                    .build());
        });
    }

    private static RSAKey publicKey(SigningKey key) {
        return new RSAKey.Builder(key.publicKey())
                .keyID(key.id().toString())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }
}
