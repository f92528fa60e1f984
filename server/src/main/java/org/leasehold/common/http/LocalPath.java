package org.leasehold.common.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on to after a log-in: a page of ours and never another site, whatever the request says. */
public final class LocalPath {

    /** Where those go who were nowhere. */
    public static final String USUAL = "/status";

    private static final int LONGEST = 2_000;
    private static final URI ANYWHERE = URI.create("http://ours.invalid");

    private LocalPath() {}

    /** The path with its query and fragment if it is one of ours and not the log-in page; else the usual page. */
    public static String safe(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.length() > LONGEST || !isPlain(wanted)) {
            return USUAL;
        }
        try {
            URI resolved = ANYWHERE.resolve(wanted).normalize();
            boolean unchanged = resolved.toString().equals(ANYWHERE + wanted);
            return unchanged && !resolved.getRawPath().startsWith("/login") ? wanted : USUAL;
        } catch (IllegalArgumentException e) {
            return USUAL;
        }
    }

    /** Browsers read a backslash as a slash, and leave control characters out. */
    private static boolean isPlain(String wanted) {
        return wanted.chars().allMatch(letter -> letter > ' ' && letter != '\\' && letter != 0x7f);
    }
}
