package org.leasehold.handoff.oidc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.database.Transactions;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What the provider has granted, kept by the library's own service, with four things added: codes and tokens are kept as
 * hashes; of two that use one code or refresh token at once, neither keeps what it got; a refresh token shown again
 * revokes the grant (RFC 9700, 2.2.2 and 4.14); and a grant is good only while session and right to the tool last.
 */
final class Grants implements OAuth2AuthorizationService {

    private static final String REVISION = "leasehold.revision";

    private final OAuth2AuthorizationService kept;
    private final GrantRepository repository;
    private final Transactions transactions;
    private final Holders holders;

    Grants(OAuth2AuthorizationService kept, GrantRepository repository, Transactions transactions, Holders holders) {
        this.kept = kept;
        this.repository = repository;
        this.transactions = transactions;
        this.holders = holders;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        boolean saved = transactions.call(() -> saveUnlessCrossed(authorization));
        if (!saved) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private boolean saveUnlessCrossed(OAuth2Authorization authorization) {
        repository.lock(authorization.getId());
        OAuth2Authorization before = kept.findById(authorization.getId());
        if (before == null) {
            repository.forgetOld();
            kept.save(next(authorization));
            return true;
        }
        if (!Objects.equals(before.getAttribute(REVISION), authorization.getAttribute(REVISION))) {
            revoke(before);
            return false;
        }
        OAuth2Authorization after = next(authorization);
        OAuth2RefreshToken spent = TokenHashes.token(before, OAuth2RefreshToken.class);
        OAuth2RefreshToken fresh = TokenHashes.token(after, OAuth2RefreshToken.class);
        if (spent != null && fresh != null && !spent.getTokenValue().equals(fresh.getTokenValue())) {
            repository.noteSpent(spent.getTokenValue(), before.getId());
        }
        kept.save(after);
        return true;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = find(token, type);
        if (found == null) {
            revokeIfReplayed(token);
            return null;
        }
        OAuth2Authorization shown = TokenHashes.shown(found, token);
        // Whoever logs out may do so also when all else has ended.
        boolean toLogOut = type != null && OidcParameterNames.ID_TOKEN.equals(type.getValue());
        if (toLogOut || holders.of(found).isPresent()) {
            return shown;
        }
        transactions.run(() -> {
            repository.lock(found.getId());
            revoke(found);
        });
        return null;
    }

    private @Nullable OAuth2Authorization find(String token, @Nullable OAuth2TokenType type) {
        try {
            return kept.findByToken(TokenHashes.hash(token), type);
        } catch (DataRetrievalFailureException toolIsGone) {
            return null;
        }
    }

    private void revokeIfReplayed(String token) {
        repository
                .findSpent(TokenHashes.hash(token))
                .ifPresent(id -> transactions.run(() -> {
                    repository.lock(id);
                    OAuth2Authorization stolen = kept.findById(id);
                    if (stolen != null) {
                        revoke(stolen);
                    }
                }));
    }

    private void revoke(OAuth2Authorization grant) {
        OAuth2Authorization.Builder revoked = OAuth2Authorization.from(next(grant));
        invalidate(revoked, TokenHashes.token(grant, OAuth2AuthorizationCode.class));
        invalidate(revoked, TokenHashes.token(grant, OAuth2AccessToken.class));
        invalidate(revoked, TokenHashes.token(grant, OAuth2RefreshToken.class));
        kept.save(revoked.build());
    }

    private static void invalidate(OAuth2Authorization.Builder grant, @Nullable OAuth2Token token) {
        if (token != null) {
            grant.invalidate(token);
        }
    }

    private static OAuth2Authorization next(OAuth2Authorization authorization) {
        Object before = authorization.getAttribute(REVISION);
        int revision = before == null ? 0 : Integer.parseInt(before.toString());
        return TokenHashes.hashed(OAuth2Authorization.from(authorization)
                .attribute(REVISION, String.valueOf(revision + 1))
                .build());
    }
}
