package org.leasehold.handoff.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The tools of the configuration as clients of the provider: the code flow with PKCE, no question of consent. */
final class ToolClients implements RegisteredClientRepository {

    static final String GROUPS = "groups";
    static final String[] SCOPES = {"openid", "profile", "email", GROUPS, "offline_access"};

    private static final Duration CODE_LIFE = Duration.ofSeconds(45);
    private static final Duration ACCESS_LIFE = Duration.ofMinutes(10);

    /** As long as one of our sessions lasts at most unused; each refresh asks whether it is still there. */
    private static final Duration REFRESH_LIFE = Duration.ofDays(14);

    private final ToolSettings tools;

    ToolClients(ToolSettings tools) {
        this.tools = tools;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Tools are in the configuration.");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return find(id).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return find(id).orElse(null);
    }

    private Optional<RegisteredClient> find(String id) {
        return tools.find(id, Tool.Kind.OIDC).map(ToolClients::client);
    }

    private static RegisteredClient client(Tool tool) {
        RegisteredClient.Builder client = RegisteredClient.withId(tool.name())
                .clientId(tool.name())
                .clientName(tool.title())
                .clientSecret(tool.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .postLogoutRedirectUri(tool.url().toString())
                .postLogoutRedirectUri(tool.url() + "/")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_LIFE)
                        .accessTokenTimeToLive(ACCESS_LIFE)
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .refreshTokenTimeToLive(REFRESH_LIFE)
                        .reuseRefreshTokens(false)
                        .build());
        tool.redirects().stream().map(URI::toString).forEach(client::redirectUri);
        for (String scope : SCOPES) {
            client.scope(scope);
        }
        return client.build();
    }
}
