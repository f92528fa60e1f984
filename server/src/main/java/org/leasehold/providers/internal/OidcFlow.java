package org.leasehold.providers.internal;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.accounts.ProviderLogIns.Attempt;
import org.leasehold.accounts.ProviderLogIns.Begun;
import org.leasehold.providers.GroupMapping;
import org.leasehold.providers.Provider;
import org.leasehold.providers.internal.Discoveries.Discovery;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OpenID Connect. */
@Component
class OidcFlow implements Flow {

    private static final int MOST_GROUPS = 1000;

    private final Discoveries discoveries;
    private final TokenRequests tokenRequests;
    private final ProviderRequests requests;
    private final IdTokens idTokens;
    private final JsonMapper json;

    OidcFlow(
            Discoveries discoveries,
            TokenRequests tokenRequests,
            ProviderRequests requests,
            IdTokens idTokens,
            JsonMapper json) {
        this.discoveries = discoveries;
        this.tokenRequests = tokenRequests;
        this.requests = requests;
        this.idTokens = idTokens;
        this.json = json;
    }

    @Override
    public boolean suits(Provider provider) {
        return provider.kind().isOidc();
    }

    @Override
    public void check(Provider provider) throws ProviderException {
        discoveries.of(provider);
    }

    @Override
    public URI address(Provider provider, Begun begun, URI callback) throws ProviderException {
        return TokenRequests.authorization(
                discoveries.of(provider).authorize(), provider, begun, callback, Map.of("nonce", begun.nonce()));
    }

    @Override
    public void checkIssuer(Provider provider, Map<String, String> parameters) throws ProviderException {
        String issuer = parameters.get("iss");
        boolean right = issuer == null ? !discoveries.of(provider).saysIssuer() : issuer.equals(provider.issuer());
        if (!right) {
            throw ProviderException.distrusted("An answer for " + provider.name() + " is of another issuer");
        }
    }

    @Override
    public ProvenIdentity prove(Provider provider, String code, Attempt attempt, URI callback)
            throws ProviderException {
        Discovery discovery = discoveries.of(provider);
        JsonNode tokens = tokenRequests.tokens(provider, discovery.token(), discovery.basic(), code, attempt, callback);
        String idToken = tokens.path("id_token").asString("");
        if (idToken.isEmpty()) {
            throw ProviderException.distrusted(discovery.token() + " gives no id_token");
        }
        JWTClaimsSet believed = idTokens.verify(provider, discovery.keys(), idToken, attempt.nonce());
        JsonNode claims = json.valueToTree(new LinkedHashMap<>(believed.toJSONObject()));
        Person person = new Person(claims, user(provider, discovery, tokens, claims));
        String email = person.text("email");
        return new ProvenIdentity(
                provider.name(),
                provider.issuer(),
                Objects.requireNonNull(believed.getSubject()),
                email.isEmpty() ? null : email,
                !email.isEmpty() && provider.trustsEmail() && isVerified(provider, person),
                name(person),
                groups(provider, person));
    }

    /** One name or many; what is no name is none. */
    private static @Nullable List<String> groups(Provider provider, Person person) {
        GroupMapping mapping = provider.groups();
        if (mapping == null) {
            return null;
        }
        JsonNode said = person.holderOf(mapping.claim()).path(mapping.claim());
        List<String> theirs = new ArrayList<>();
        Iterable<JsonNode> names = said.isArray() ? said : List.of(said);
        for (JsonNode name : names) {
            if (name.isString() && theirs.size() < MOST_GROUPS) {
                theirs.add(name.asString());
            }
        }
        return mapping.of(theirs);
    }

    /** What the id_token says of somebody and, where that is silent, the user info. */
    private record Person(JsonNode claims, JsonNode user) {

        /** An address and whether it is verified belong together: both are of the same answer. */
        JsonNode holderOf(String name) {
            return claims.has(name) ? claims : user;
        }

        String text(String name) {
            return holderOf(name).path(name).asString("").strip();
        }
    }

    /** More of the person, for providers that keep names and addresses out of their tokens. */
    private JsonNode user(Provider provider, Discovery discovery, JsonNode tokens, JsonNode claims)
            throws ProviderException {
        @Nullable URI address = discovery.user();
        boolean named = claims.has("name") || claims.has("given_name");
        GroupMapping mapping = provider.groups();
        boolean enough = named
                && (claims.has("email") || !provider.scopes().contains("email"))
                && (mapping == null || claims.has(mapping.claim()));
        String access = tokens.path("access_token").asString("");
        if (enough || address == null || access.isEmpty()) {
            return json.createObjectNode();
        }
        JsonNode user = requests.read(address, requests.get(address, Map.of("Authorization", "Bearer " + access)));
        if (!user.path("sub").asString("").equals(claims.path("sub").asString(""))) {
            throw ProviderException.distrusted(address + " speaks of somebody else than the id_token");
        }
        return user;
    }

    /** Google is the authority for its own addresses and for those of its organisations, and says so by {@code hd}. */
    private static boolean isVerified(Provider provider, Person person) {
        JsonNode said = person.holderOf("email").path("email_verified");
        boolean verified = said.asBoolean(false) || "true".equals(said.asString(""));
        boolean authority = provider.kind() != Provider.Kind.GOOGLE
                || person.text("email").endsWith("@gmail.com")
                || !person.text("hd").isEmpty();
        return verified && authority;
    }

    private static String name(Person person) {
        String inParts = (person.text("given_name") + " " + person.text("family_name")).strip();
        return Optional.of(person.text("name"))
                .filter(name -> !name.isEmpty())
                .or(() -> Optional.of(inParts).filter(name -> !name.isEmpty()))
                .orElseGet(() -> person.text("preferred_username"));
    }
}
