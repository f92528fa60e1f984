package org.leasehold.handoff.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leasehold.handoff.Tool;

/**
 * Where a hand-off may lead: into the tool and nowhere else. What is not plainly there is not mended, but replaced by
 * the tool's front page.
 */
public final class Targets {

    private static final String ORIGINAL_URL = "originalUrl=";
    private static final int LONGEST = 2_000;

    private Targets() {}

    /**
     * What follows {@code originalUrl=} to the end, as it is: Zeppelin appends its address without quoting it.
     *
     * @param query as the request has it
     */
    static Optional<String> originalUrl(@Nullable String query) {
        int at = query == null ? -1 : query.indexOf(ORIGINAL_URL);
        boolean begins = at == 0 || at > 0 && query != null && query.charAt(at - 1) == '&';
        return query != null && begins ? Optional.of(query.substring(at + ORIGINAL_URL.length())) : Optional.empty();
    }

    /** The part of a query that is ours: before {@code originalUrl=}. */
    static String ownPart(@Nullable String query) {
        int at = query == null ? -1 : query.indexOf(ORIGINAL_URL);
        return query == null ? "" : at < 0 ? query : query.substring(0, at);
    }

    /** The wish, if it is an address inside the tool; the tool's front page otherwise. */
    static String inside(Tool tool, Optional<String> wish) {
        return wish.filter(address -> isInside(tool, address)).orElse(tool.url() + "/");
    }

    /** The wish, if it is a path of the tool's host; the usual one otherwise. */
    public static String path(Optional<String> wish, String usual) {
        return wish.filter(Targets::isPath).orElse(usual);
    }

    private static boolean isInside(Tool tool, String address) {
        return parsed(address)
                .filter(uri -> uri.getScheme() != null
                        && uri.getRawAuthority() != null
                        && Tool.originOf(uri).equals(tool.origin())
                        && isUnder(tool.url().getRawPath(), uri.getRawPath())
                        && !uri.getRawPath().equals(tool.url().getRawPath() + ToolAddresses.HANDOFF))
                .isPresent();
    }

    private static boolean isUnder(String folder, String path) {
        return path.startsWith(folder + "/") || path.equals(folder);
    }

    private static boolean isPath(String wish) {
        return wish.startsWith("/")
                && !wish.startsWith("//")
                && parsed(wish)
                        .filter(uri -> uri.getScheme() == null && uri.getRawAuthority() == null)
                        .isPresent();
    }

    /** Browsers read a backslash as a slash and skip control characters; nothing here may be read two ways. */
    private static Optional<URI> parsed(String address) {
        boolean plain = address.length() <= LONGEST
                && address.chars().allMatch(letter -> letter > ' ' && letter <= '~' && letter != '\\');
        try {
            return plain ? Optional.of(new URI(address)).filter(uri -> uri.getRawPath() != null) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }
}
