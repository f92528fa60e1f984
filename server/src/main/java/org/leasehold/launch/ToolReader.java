package org.leasehold.launch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.Tool.Kind;
import org.leasehold.launch.SettingsReader.WrongValue;

/** Reads the tools of the configuration. */
final class ToolReader {

    private static final int SHORTEST_SECRET = 16;
    private static final Set<Kind> HAVE_A_SECRET = Set.of(Kind.OIDC, Kind.JUPYTERHUB);
    private static final int USUAL_LEVEL = 1;
    private static final int HIGHEST_LEVEL = 1000;

    private ToolReader() {}

    /** The tool, if nothing is wrong with it; what is wrong is noted with the group. */
    static Optional<Tool> read(Group group) {
        Optional<Kind> kind = group.needed(GroupSetting.TOOL_KIND, ToolReader::kind);
        String title = group.value(GroupSetting.TOOL_TITLE, value -> value).orElse(group.name());
        Optional<URI> url = group.needed(GroupSetting.TOOL_URL, ToolReader::url);
        int level = group.value(GroupSetting.TOOL_LEVEL, value -> SettingsReader.number(value, 0, HIGHEST_LEVEL))
                .orElse(USUAL_LEVEL);
        Optional<String> facility = group.value(GroupSetting.TOOL_FACILITY, value -> value);
        boolean secretNeeded = kind.filter(HAVE_A_SECRET::contains).isPresent();
        Optional<URI> upstream = upstream(group, kind);
        Optional<String> secret = secretNeeded
                ? group.needed(GroupSetting.TOOL_SECRET, ToolReader::secret)
                : group.value(GroupSetting.TOOL_SECRET, ToolReader::secret);
        List<URI> redirects = redirects(group, kind, url);
        if (kind.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Tool(
                group.name(),
                kind.get(),
                title,
                url.get(),
                secret.orElse(""),
                redirects,
                level,
                facility.orElse(null),
                upstream.orElse(null)));
    }

    /** A tool that only the gateway guards is behind it. */
    private static Optional<URI> upstream(Group group, Optional<Kind> kind) {
        return kind.filter(Kind.GATEWAY::equals).isPresent()
                ? group.needed(GroupSetting.TOOL_UPSTREAM, ToolReader::origin)
                : group.value(GroupSetting.TOOL_UPSTREAM, ToolReader::origin);
    }

    private static List<URI> redirects(Group group, Optional<Kind> kind, Optional<URI> url) {
        if (kind.filter(Kind.OIDC::equals).isEmpty()) {
            if (kind.isPresent() && group.has(GroupSetting.TOOL_REDIRECT)) {
                group.problem(GroupSetting.TOOL_REDIRECT.of(group.name()) + " is only for tools of the kind oidc.");
            }
            return List.of();
        }
        return group.needed(GroupSetting.TOOL_REDIRECT, value -> redirects(value, url))
                .orElse(List.of());
    }

    private static List<URI> redirects(String value, Optional<URI> url) throws WrongValue {
        List<URI> redirects = new ArrayList<>();
        for (String word : value.split("\\s+")) {
            URI redirect = address(word);
            if (url.isPresent() && !Tool.originOf(redirect).equals(Tool.originOf(url.get()))) {
                throw new WrongValue(null);
            }
            redirects.add(redirect);
        }
        return redirects;
    }

    private static Kind kind(String value) throws WrongValue {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(value)) {
                return kind;
            }
        }
        throw new WrongValue(null);
    }

    private static String secret(String value) throws WrongValue {
        if (value.length() < SHORTEST_SECRET || value.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw new WrongValue(null);
        }
        return value;
    }

    private static URI url(String value) throws WrongValue {
        URI url = address(value);
        if (url.getRawQuery() != null) {
            throw new WrongValue(null);
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    /** Paths are those of the tool's url, so there is none here. */
    private static URI origin(String value) throws WrongValue {
        URI origin = url(value);
        if (!origin.getRawPath().isEmpty()) {
            throw new WrongValue(null);
        }
        return origin;
    }

    private static URI address(String value) throws WrongValue {
        URI address;
        try {
            address = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new WrongValue(null);
        }
        return address;
    }
}
