package org.leasehold.handoff.oidc;

import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;

/** What the provider says of itself: what it does, and nothing that the library could do besides. */
final class Discovery {

    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "client_secret_post");

    private Discovery() {}

    static void describe(OidcProviderConfiguration.Builder document) {
        document.claims(Discovery::describe);
        document.claims(claims -> claims.put(
                "claims_supported",
                List.of(
                        "sub",
                        "iss",
                        "aud",
                        "exp",
                        "iat",
                        "nonce",
                        "preferred_username",
                        "name",
                        "email",
                        "email_verified",
                        "groups")));
    }

    static void describe(OAuth2AuthorizationServerMetadata.Builder document) {
        document.claims(Discovery::describe);
    }

    private static void describe(Map<String, Object> claims) {
        claims.put("scopes_supported", List.of(ToolClients.SCOPES));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        claims.put("response_modes_supported", List.of("query"));
        claims.replaceAll(
                (name, value) -> name.endsWith("_endpoint_auth_methods_supported") ? CLIENT_AUTHENTICATION : value);
        claims.remove("dpop_signing_alg_values_supported");
        claims.remove("tls_client_certificate_bound_access_tokens");
    }
}
