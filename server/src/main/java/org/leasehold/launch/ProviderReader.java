package org.leasehold.launch;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leasehold.launch.SettingsReader.WrongValue;
import org.leasehold.providers.GroupMapping;
import org.leasehold.providers.Provider;
import org.leasehold.providers.Provider.Endpoints;
import org.leasehold.providers.Provider.Kind;

/** Reads the identity providers of the configuration. Those that many people have need nothing but id and secret. */
final class ProviderReader {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final Pattern OUR_GROUP = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    private ProviderReader() {}

    /** What is so of a kind unless the configuration says something else; an empty issuer has to be said. */
    private record Usual(String title, String issuer, String scopes, boolean trustsEmail) {

        static Usual of(Kind kind, String name) {
            return switch (kind) {
                case OIDC -> new Usual(name, "", "openid email profile", false);
                case GOOGLE -> new Usual("Google", "https://accounts.google.com", "openid email profile", true);
                case ORCID -> new Usual("ORCID", "https://orcid.org", "openid", false);
                case GITHUB -> new Usual("GitHub", "https://github.com/login/oauth", "read:user user:email", true);
                case FACEBOOK -> new Usual("Facebook", "https://www.facebook.com", "public_profile email", false);
            };
        }
    }

    /** The provider, if nothing is wrong with it; what is wrong is noted with the group. */
    static Optional<Provider> read(Group group) {
        Optional<Kind> kind = group.has(GroupSetting.PROVIDER_KIND)
                ? group.value(GroupSetting.PROVIDER_KIND, ProviderReader::kind)
                : named(group).or(() -> group.needed(GroupSetting.PROVIDER_KIND, ProviderReader::kind));
        Optional<String> clientId = group.needed(GroupSetting.PROVIDER_CLIENT_ID, ProviderReader::word);
        Optional<String> secret = group.needed(GroupSetting.PROVIDER_CLIENT_SECRET, ProviderReader::word);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Usual usual = Usual.of(kind.get(), group.name());
        Optional<String> issuer = usual.issuer().isEmpty()
                ? group.needed(GroupSetting.PROVIDER_ISSUER, ProviderReader::issuer)
                : group.value(GroupSetting.PROVIDER_ISSUER, ProviderReader::issuer);
        Optional<Endpoints> endpoints = endpoints(group, kind.get());
        return Optional.of(new Provider(
                group.name(),
                kind.get(),
                group.value(GroupSetting.PROVIDER_TITLE, value -> value).orElse(usual.title()),
                clientId.orElse(""),
                secret.orElse(""),
                issuer.orElse(usual.issuer()),
                List.of(group.value(GroupSetting.PROVIDER_SCOPES, value -> scopes(value, kind.get()))
                        .orElse(usual.scopes())
                        .split("\\s+")),
                group.value(GroupSetting.PROVIDER_TRUSTS_EMAIL, ProviderReader::yesOrNo)
                        .orElse(usual.trustsEmail()),
                endpoints.orElse(null),
                groups(group, kind.get()).orElse(null)));
    }

    private static Optional<GroupMapping> groups(Group group, Kind kind) {
        if (!kind.isOidc()) {
            for (GroupSetting setting : List.of(GroupSetting.PROVIDER_GROUPS, GroupSetting.PROVIDER_GROUPS_CLAIM)) {
                if (group.has(setting)) {
                    group.problem(setting.of(group.name()) + " is only for OpenID Connect.");
                }
            }
            return Optional.empty();
        }
        if (!group.has(GroupSetting.PROVIDER_GROUPS) && !group.has(GroupSetting.PROVIDER_GROUPS_CLAIM)) {
            return Optional.empty();
        }
        Optional<Map<String, String>> ours = group.needed(GroupSetting.PROVIDER_GROUPS, ProviderReader::mapping);
        String claim = group.value(GroupSetting.PROVIDER_GROUPS_CLAIM, ProviderReader::word)
                .orElse("groups");
        return ours.map(mapping -> new GroupMapping(claim, mapping));
    }

    /** {@code theirs=ours theirs=ours}; empty for {@code *}. A group of theirs may be written with {@code =}. */
    private static Map<String, String> mapping(String value) throws WrongValue {
        Map<String, String> ours = new HashMap<>();
        if (value.equals("*")) {
            return ours;
        }
        for (String pair : value.split("\\s+")) {
            int equals = pair.lastIndexOf('=');
            if (equals < 1 || !OUR_GROUP.matcher(pair.substring(equals + 1)).matches()) {
                throw new WrongValue(null);
            }
            ours.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return ours;
    }

    /** A provider that has the name of its kind need not say it. */
    private static Optional<Kind> named(Group group) {
        return group.name().equals("oidc") ? Optional.empty() : kindOf(group.name());
    }

    private static Optional<Endpoints> endpoints(Group group, Kind kind) {
        return switch (kind) {
            case OIDC, GOOGLE, ORCID -> {
                refuse(group, GroupSetting.PROVIDER_AUTHORIZE_URL, "github and facebook");
                refuse(group, GroupSetting.PROVIDER_TOKEN_URL, "github and facebook");
                refuse(group, GroupSetting.PROVIDER_USER_URL, "github and facebook");
                refuse(group, GroupSetting.PROVIDER_EMAILS_URL, "github");
                yield Optional.empty();
            }
            case GITHUB ->
                Optional.of(new Endpoints(
                        url(group, GroupSetting.PROVIDER_AUTHORIZE_URL, "https://github.com/login/oauth/authorize"),
                        url(group, GroupSetting.PROVIDER_TOKEN_URL, "https://github.com/login/oauth/access_token"),
                        url(group, GroupSetting.PROVIDER_USER_URL, "https://api.github.com/user"),
                        url(group, GroupSetting.PROVIDER_EMAILS_URL, "https://api.github.com/user/emails")));
            case FACEBOOK -> {
                refuse(group, GroupSetting.PROVIDER_EMAILS_URL, "github");
                yield Optional.of(new Endpoints(
                        url(group, GroupSetting.PROVIDER_AUTHORIZE_URL, "https://www.facebook.com/dialog/oauth"),
                        url(group, GroupSetting.PROVIDER_TOKEN_URL, "https://graph.facebook.com/oauth/access_token"),
                        url(
                                group,
                                GroupSetting.PROVIDER_USER_URL,
                                "https://graph.facebook.com/me?fields=id,name,email"),
                        null));
            }
        };
    }

    private static void refuse(Group group, GroupSetting setting, String kinds) {
        if (group.has(setting)) {
            group.problem(setting.of(group.name()) + " is only for providers of the kinds " + kinds
                    + "; OpenID Connect says by its issuer where it is asked.");
        }
    }

    private static URI url(Group group, GroupSetting setting, String usual) {
        return group.value(setting, ProviderReader::address).orElse(URI.create(usual));
    }

    private static Kind kind(String value) throws WrongValue {
        return kindOf(value).orElseThrow(() -> new WrongValue(null));
    }

    private static Optional<Kind> kindOf(String value) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String word(String value) throws WrongValue {
        if (value.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new WrongValue(null);
        }
        return value;
    }

    private static String scopes(String value, Kind kind) throws WrongValue {
        if (kind.isOidc() && !List.of(value.split("\\s+")).contains("openid")) {
            throw new WrongValue(null);
        }
        return value;
    }

    private static boolean yesOrNo(String value) throws WrongValue {
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new WrongValue(null);
        };
    }

    /** It is compared to the letter, so it stays as it is. */
    private static String issuer(String value) throws WrongValue {
        if (address(value).getRawQuery() != null) {
            throw new WrongValue(null);
        }
        return value;
    }

    /** Secrets and codes go there: by TLS, but for a provider on this machine. */
    private static URI address(String value) throws WrongValue {
        URI address;
        try {
            address = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
        boolean safe = "https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        if (!safe
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            throw new WrongValue(null);
        }
        return address;
    }
}
