package org.leasehold.accounts;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is told of a browser that they are logged in with, so that they know it again.
 *
 * @param name such as "Firefox on Linux"; empty when it says nothing that we know
 * @param network the address that it came from, as text
 */
public record Device(String name, String network) {

    /** How a browser names something, and how people do. */
    private record Word(String theirs, String ours) {}

    /** In the order to look: many claim to be others besides what they are. */
    private static final List<Word> PROGRAMS = List.of(
            new Word("Edg", "Edge"),
            new Word("OPR/", "Opera"),
            new Word("SamsungBrowser", "Samsung Internet"),
            new Word("Firefox/", "Firefox"),
            new Word("FxiOS/", "Firefox"),
            new Word("Chromium/", "Chromium"),
            new Word("CriOS/", "Chrome"),
            new Word("Chrome/", "Chrome"),
            new Word("Safari/", "Safari"),
            new Word("leasehold/", "leasehold"),
            new Word("curl/", "curl"));

    private static final List<Word> SYSTEMS = List.of(
            new Word("iPhone", "iPhone"),
            new Word("iPad", "iPad"),
            new Word("Android", "Android"),
            new Word("CrOS", "ChromeOS"),
            new Word("Windows", "Windows"),
            new Word("Macintosh", "macOS"),
            new Word("Linux", "Linux"));

    /** @param userAgent what the browser says of itself, which may be anything */
    public static Device of(String userAgent, InetAddress from) {
        Optional<String> program = firstIn(userAgent, PROGRAMS);
        Optional<String> system = firstIn(userAgent, SYSTEMS);
        String name = program.map(
                        known -> system.map(where -> known + " on " + where).orElse(known))
                .or(() -> system)
                .orElse("");
        return new Device(name, from.getHostAddress());
    }

    private static Optional<String> firstIn(String userAgent, List<Word> words) {
        return words.stream()
                .filter(word -> userAgent.contains(word.theirs()))
                .map(Word::ours)
                .findFirst();
    }
}
