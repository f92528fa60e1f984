package org.leasehold.launch;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of the configuration file that are said for each thing of a kind, {@code <group>.<name>.<key>}. */
enum GroupSetting {
    TOOL_KIND("tool", "kind", "one of oidc, zeppelin, jupyterhub and gateway"),
    TOOL_TITLE("tool", "title", "what people call it"),
    TOOL_URL("tool", "url", "an address such as https://hub.example.org"),
    TOOL_SECRET("tool", "secret", "at least 16 random characters, such as openssl rand -hex 32 prints"),
    TOOL_REDIRECT("tool", "redirect", "addresses at the tool's own url, with blanks between them"),
    TOOL_LEVEL("tool", "level", "a number from 0 (also those who only try) to 1000"),
    TOOL_FACILITY("tool", "facility", "the name of a facility"),
    TOOL_UPSTREAM("tool", "upstream", "where the tool really is, behind our gateway, such as http://127.0.0.1:8000"),
    PROVIDER_KIND("provider", "kind", "one of oidc, google, orcid, github and facebook"),
    PROVIDER_TITLE("provider", "title", "what people call it"),
    PROVIDER_CLIENT_ID("provider", "client-id", "what the provider calls us, as it said when we were registered there"),
    PROVIDER_CLIENT_SECRET("provider", "client-secret", "the secret that the provider gave when we were registered"),
    PROVIDER_ISSUER(
            "provider", "issuer", "an address such as https://idp.example.org, exactly as the provider says it"),
    PROVIDER_SCOPES("provider", "scopes", "words with blanks between them, such as openid email profile"),
    PROVIDER_TRUSTS_EMAIL("provider", "trusts-email", "yes or no"),
    PROVIDER_GROUPS_CLAIM("provider", "groups-claim", "the name of a claim, such as groups"),
    PROVIDER_GROUPS("provider", "groups", "* or words such as theirs=ours, with blanks between them"),
    PROVIDER_AUTHORIZE_URL("provider", "authorize-url", "an https address"),
    PROVIDER_TOKEN_URL("provider", "token-url", "an https address"),
    PROVIDER_USER_URL("provider", "user-url", "an https address"),
    PROVIDER_EMAILS_URL("provider", "emails-url", "an https address");

    private static final Pattern FORM = Pattern.compile("([^.]*)\\.([a-z0-9][a-z0-9-]{0,30})\\.([^.]*)");

    private final String group;
    private final String key;
    private final String rightValues;

    GroupSetting(String group, String key, String rightValues) {
        this.group = group;
        this.key = key;
        this.rightValues = rightValues;
    }

    /** The setting of one thing: {@code tool.hub.url}. */
    record Key(String name, GroupSetting setting) {

        @Override
        public String toString() {
            return setting.of(name);
        }
    }

    String group() {
        return group;
    }

    /** How the file spells it for the thing of that name. */
    String of(String name) {
        return group + "." + name + "." + key;
    }

    /** What is right, for people. */
    String rightValues() {
        return rightValues;
    }

    /** Whether its value is shown to nobody. */
    boolean isSecret() {
        return this == TOOL_SECRET || this == PROVIDER_CLIENT_SECRET;
    }

    static Optional<Key> find(String key) {
        return nameIn(key)
                .flatMap(name -> Arrays.stream(values())
                        .filter(setting -> setting.of(name).equals(key))
                        .findFirst()
                        .map(setting -> new Key(name, setting)));
    }

    /** The keys that there are for a thing of the name that an unknown key names. */
    static Stream<String> similar(String unknown) {
        return nameIn(unknown).stream().flatMap(name -> Arrays.stream(values()).map(setting -> setting.of(name)));
    }

    private static Optional<String> nameIn(String key) {
        Matcher form = FORM.matcher(key);
        return form.matches() ? Optional.of(form.group(2)) : Optional.empty();
    }
}
