package org.leasehold.launch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of the configuration file, and what each may be. */
enum Setting {
    DATA("data", "a folder"),
    PORT("port", "a port from 0 (any free one) to 65535"),
    BIND("bind", "an address of this machine, such as 127.0.0.1 or 0.0.0.0"),
    PUBLIC_URL("public-url", "an address such as https://leases.example.org"),
    DATABASE_URL("database.url", "an address such as postgresql://user:password@host:5432/database"),
    DATABASE_CONNECTIONS("database.connections", "a number from 4 to 200"),
    SECOND_FACTOR("second-factor", "\"administrators\", who then need one, or \"nobody\""),
    MAIL_URL("mail.url", "an address such as smtp://user:password@host:587 or smtps://user:password@host"),
    MAIL_FROM("mail.from", "an e-mail address such as Leasehold <leases@example.org>"),
    SPACES_FOLDER("spaces.folder", "a folder, on one file system with all that is in it"),
    SPACES_EXAMPLES("spaces.examples", "a folder"),
    SPACES_TRASH_DAYS("spaces.trash-days", "a number of days from 1 to 365"),
    R2LAB_FACILITY("r2lab.facility", "the name of the facility that R2lab's programs see"),
    R2LAB_RESOURCE("r2lab.resource", "the name of the resource that R2lab's programs lease"),
    R2LAB_RESOURCE_NAMES("r2lab.resource-names", "other names of that resource, with blanks between them"),
    R2LAB_BUS("r2lab.bus", place("ws://127.0.0.1:10000/", "/r2lab/bus")),
    R2LAB_CHANNELS("r2lab.channels", place("http://127.0.0.1:10001/", "/socket.io")),
    R2LAB_API("r2lab.api", place("http://127.0.0.1:9999/", "/r2lab/api")),
    R2LAB_BROKER("r2lab.broker", place("https://127.0.0.1:12346/", "/r2lab/broker")),
    R2LAB_FORMS("r2lab.forms", place("http://127.0.0.1:8000/", "/r2lab/forms")),
    R2LAB_CERTIFICATE("r2lab.certificate", "a PEM file that can be read"),
    R2LAB_KEY("r2lab.key", "a PEM file that can be read"),
    R2LAB_CLIENT_CERTIFICATES("r2lab.client-certificates", "a PEM file that can be read"),
    R2LAB_PUBLISHERS(
            "r2lab.publishers",
            "addresses and networks such as 192.168.3.0/24, with blanks between them, or \"everybody\"");

    private static final int FARTHEST_MEANT = 4;

    private final String key;
    private final String rightValues;

    Setting(String key, String rightValues) {
        this.key = key;
        this.rightValues = rightValues;
    }

    String key() {
        return key;
    }

    /** What is right, for people. */
    String rightValues() {
        return rightValues;
    }

    private static String place(String own, String path) {
        return "an address of this machine such as " + own
                + " (wss and https with r2lab.certificate), or a path such as " + path + " on the server's own port";
    }

    static Optional<Setting> find(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** The key that somebody most likely meant; the empty text when nothing is near. */
    static Optional<String> nearest(String unknown) {
        return Stream.concat(Arrays.stream(values()).map(Setting::key), GroupSetting.similar(unknown))
                .min(Comparator.comparingInt(key -> distance(unknown, key)))
                .filter(key -> distance(unknown, key) <= FARTHEST_MEANT);
    }

    /** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[other.length()];
    }
}
