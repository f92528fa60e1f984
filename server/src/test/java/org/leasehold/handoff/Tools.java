package org.leasehold.handoff;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;

/** The tools of the tests. */
final class Tools {

    static final String ZEPPELIN = "https://zep.example.org";
    static final String HUB = "https://hub.example.org";
    static final String SECRET = "the credential of the hub";

    /** Where the keys of hand-offs are kept. */
    static final Path FOLDER =
            Path.of("target", "handoff-" + ProcessHandle.current().pid());

    private Tools() {}

    /** A Zeppelin and a Hub that open with a lease of the lab, and one of each that open without. */
    static ToolSettings all(Path folder) {
        return new ToolSettings(
                List.of(
                        tool("zeppelin", Tool.Kind.ZEPPELIN, ZEPPELIN, "lab"),
                        tool("jupyterhub", Tool.Kind.JUPYTERHUB, HUB, "lab"),
                        tool("freehub", Tool.Kind.JUPYTERHUB, "https://free.example.org", null),
                        new Tool(
                                "clubhub",
                                Tool.Kind.JUPYTERHUB,
                                "The club's hub",
                                URI.create("https://club.example.org"),
                                SECRET,
                                List.of(),
                                Account.BASIC + 1,
                                null)),
                folder);
    }

    private static Tool tool(String name, Tool.Kind kind, String url, @Nullable String facility) {
        return new Tool(name, kind, "The " + name, URI.create(url), SECRET, List.of(), Account.BASIC, facility);
    }
}
