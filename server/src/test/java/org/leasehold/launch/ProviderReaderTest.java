package org.leasehold.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leasehold.common.database.StartFailure;
import org.leasehold.providers.GroupMapping;
import org.leasehold.providers.Provider;
import org.leasehold.providers.Provider.Kind;

/** Identity providers as rows of the configuration (rows O1, OP7). */
class ProviderReaderTest {

    @TempDir
    Path folder;

    @Test
    void o1_thoseThatManyPeopleHaveNeedNothingButIdAndSecret() throws IOException {
        List<Provider> providers = providers("""
                provider.google.client-id = g
                provider.google.client-secret = gs
                provider.orcid.client-id = o
                provider.orcid.client-secret = os
                provider.github.client-id = h
                provider.github.client-secret = hs
                provider.facebook.client-id = f
                provider.facebook.client-secret = fs
                """);

        assertThat(providers).extracting(Provider::title).containsExactly("Google", "ORCID", "GitHub", "Facebook");
        assertThat(providers)
                .extracting(Provider::kind)
                .containsExactly(Kind.GOOGLE, Kind.ORCID, Kind.GITHUB, Kind.FACEBOOK);
        assertThat(providers).extracting(Provider::trustsEmail).containsExactly(true, false, true, false);
        assertThat(providers.get(1).scopes()).containsExactly("openid");
        assertThat(providers.toString()).doesNotContain("gs", "hs");
    }

    @Test
    void o1_anyIssuerIsSomeLinesAndEveryAddressCanBeAnother() throws IOException {
        List<Provider> providers = providers("""
                provider.iam.kind = oidc
                provider.iam.title = IRIS IAM
                provider.iam.issuer = https://iam.example.org/
                provider.iam.client-id = leasehold
                provider.iam.client-secret = secret
                provider.iam.scopes = openid email
                provider.iam.trusts-email = yes
                provider.lab.kind = github
                provider.lab.client-id = leasehold
                provider.lab.client-secret = secret
                provider.lab.issuer = https://git.example.org
                provider.lab.authorize-url = https://git.example.org/authorize
                provider.lab.token-url = http://127.0.0.1:8080/token
                """);

        Provider iam = providers.getFirst();
        assertThat(iam.issuer()).as("to the letter").isEqualTo("https://iam.example.org/");
        assertThat(iam.trustsEmail()).isTrue();
        assertThat(iam.scopes()).containsExactly("openid", "email");
        assertThat(providers.getLast().endpoints())
                .hasToString("Endpoints[authorize=https://git.example.org/authorize,"
                        + " token=http://127.0.0.1:8080/token, user=https://api.github.com/user,"
                        + " emails=https://api.github.com/user/emails]");
    }

    @Test
    void x5_groupsAreMappedByNameOrAreTheSame() throws IOException {
        List<Provider> providers = providers("""
                provider.iam.kind = oidc
                provider.iam.issuer = https://iam.example.org/
                provider.iam.client-id = leasehold
                provider.iam.client-secret = secret
                provider.iam.groups-claim = roles
                provider.iam.groups = /staff/physics=physics ou=tennis=sports
                provider.lab.kind = oidc
                provider.lab.issuer = https://lab.example.org/
                provider.lab.client-id = leasehold
                provider.lab.client-secret = secret
                provider.lab.groups = *
                provider.orcid.client-id = o
                provider.orcid.client-secret = os
                """);

        assertThat(providers)
                .extracting(Provider::groups)
                .containsExactly(
                        new GroupMapping("roles", Map.of("/staff/physics", "physics", "ou=tennis", "sports")),
                        new GroupMapping("groups", Map.of()),
                        null);
    }

    @Test
    void x5_aMappingThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> providers("""
                        provider.iam.kind = oidc
                        provider.iam.issuer = https://iam.example.org/
                        provider.iam.client-id = leasehold
                        provider.iam.client-secret = secret
                        provider.iam.groups = physics=No Group
                        provider.lab.kind = oidc
                        provider.lab.issuer = https://lab.example.org/
                        provider.lab.client-id = leasehold
                        provider.lab.client-secret = secret
                        provider.lab.groups-claim = roles
                        provider.github.client-id = h
                        provider.github.client-secret = hs
                        provider.github.groups = *
                        """))
                .hasMessageContaining("provider.iam.groups")
                .hasMessageContaining("provider.lab.groups")
                .hasMessageContaining("provider.github.groups is only for OpenID Connect");
    }

    @Test
    void everythingWrongIsSaidAtOnceAndNoSecretIsShown() {
        assertThatThrownBy(() -> providers("""
                        provider.iam.kind = saml
                        provider.iam.client-id = leasehold
                        provider.iam.client-secret = not shown
                        provider.other.client-id = leasehold
                        provider.idp.kind = oidc
                        provider.idp.client-id = leasehold
                        provider.idp.client-secrte = typing
                        provider.idp.issuer = http://idp.example.org
                        provider.idp.trusts-email = perhaps
                        provider.idp.scopes = email
                        provider.idp.token-url = https://idp.example.org/token
                        """))
                .isInstanceOf(StartFailure.class)
                .hasMessageContainingAll(
                        "provider.iam.kind is \"saml\"; it must be one of oidc, google",
                        "provider.iam.client-secret must be",
                        "provider.other.kind is missing",
                        "provider.other.client-secret is missing",
                        "Did you mean \"provider.idp.client-secret\"?",
                        "provider.idp.client-secret is missing",
                        "provider.idp.issuer is \"http://idp.example.org\"; it must be",
                        "provider.idp.trusts-email is \"perhaps\"; it must be yes or no",
                        "provider.idp.scopes is \"email\"",
                        "provider.idp.token-url is only for")
                .message()
                .doesNotContain("not shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${GOOGLE_SECRET}", "{{ google_secret }}", "CHANGEME"})
    void op7_aHoleInATemplateStopsTheStart(String hole) {
        assertThatThrownBy(() -> providers("""
                        provider.google.client-id = g
                        provider.google.client-secret = %s
                        """.formatted(hole)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("holds a place for a value that nobody has put in");
    }

    private List<Provider> providers(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("leasehold.conf"), lines);
        return new SettingsReader().file(file).read(folder).providers().providers();
    }
}
