package org.leasehold.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.common.database.DatabaseAddress;
import org.leasehold.common.database.DatabaseSettings;
import org.leasehold.common.database.StartFailure;
import org.leasehold.common.http.WebSettings;
import org.leasehold.common.mail.EmailAddress;
import org.leasehold.common.mail.MailServer;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.spaces.SpaceSettings;

/**
 * Reads the settings: the command line wins over the file, the file over the defaults. Everything wrong is said at
 * once.
 *
 * <p>The file has a line {@code key = value} for each setting; empty lines and lines that begin with {@code #} are for
 * people. A value that a template has left a hole in stops the start: it would switch something off in silence (row
 * OP7).
 */
final class SettingsReader {

    static final int USUAL_PORT = 7650;

    /** What templates have where somebody or something should have put a value. */
    private static final Pattern HOLE =
            Pattern.compile("\\$\\{[^}]*}|\\{\\{.*}}|CHANGE[_-]?ME", Pattern.CASE_INSENSITIVE);

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final Map<GroupSetting.Key, Given> givenInGroups = new LinkedHashMap<>();
    private AccountSettings usualAccounts = AccountSettings.USUAL;
    private final List<String> problems = new ArrayList<>();

    /** A value and where it comes from. */
    private record Given(String value, String source) {}

    /** A value that is not what its setting may be. */
    static final class WrongValue extends Exception {
        WrongValue(@Nullable Throwable cause) {
            super(null, cause, false, false);
        }
    }

    @FunctionalInterface
    interface Parser<T> {
        T parse(String value) throws WrongValue;
    }

    /** Takes the lines of the file. */
    SettingsReader file(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new StartFailure("The configuration file " + file + " cannot be read: " + e, e);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                take(line, file + " line " + number);
            }
        }
        return this;
    }

    /** Takes a value from the command line; null says nothing. */
    SettingsReader option(Setting setting, @Nullable String value) {
        if (value != null) {
            given.put(setting, new Given(value, "--" + setting.key().replace('.', '-')));
        }
        return this;
    }

    /** What holds of accounts where nothing is said. */
    SettingsReader usually(AccountSettings accounts) {
        usualAccounts = accounts;
        return this;
    }

    /**
     * The settings.
     *
     * @param usualData the data folder where none is given
     * @throws StartFailure naming every key and value that is wrong, and what would be right
     */
    Settings read(Path usualData) {
        Path data = value(Setting.DATA, Path::of).orElse(usualData).normalize();
        Settings settings = new Settings(
                data,
                new WebSettings(
                        value(Setting.BIND, SettingsReader::bindAddress).orElse("127.0.0.1"),
                        value(Setting.PORT, value -> number(value, 0, 65_535)).orElse(USUAL_PORT),
                        value(Setting.PUBLIC_URL, SettingsReader::publicUrl).orElse(null)),
                value(Setting.DATABASE_CONNECTIONS, value -> number(value, 4, 200))
                        .map(DatabaseSettings::new)
                        .orElse(DatabaseSettings.USUAL),
                value(Setting.DATABASE_URL, SettingsReader::databaseAddress).orElse(null),
                value(Setting.SECOND_FACTOR, SettingsReader::secondFactor).orElse(usualAccounts),
                mail(),
                new ToolSettings(groups("tool", ToolReader::read), data.resolve("handoff")),
                spaces(data),
                new ProviderSettings(groups("provider", ProviderReader::read)),
                R2labReader.read(this));
        if (!problems.isEmpty()) {
            throw new StartFailure(String.join("\n", problems));
        }
        return settings;
    }

    private SpaceSettings spaces(Path data) {
        return new SpaceSettings(
                value(Setting.SPACES_FOLDER, Path::of).map(Path::normalize).orElse(null),
                value(Setting.SPACES_EXAMPLES, Path::of).map(Path::normalize).orElse(data.resolve("examples")),
                value(Setting.SPACES_TRASH_DAYS, value -> number(value, 1, 365))
                        .map(Duration::ofDays)
                        .orElse(SpaceSettings.USUAL_TRASH));
    }

    private MailSettings mail() {
        Optional<MailServer> server = value(Setting.MAIL_URL, SettingsReader::mailServer);
        Optional<String> from = value(Setting.MAIL_FROM, SettingsReader::sender);
        if (server.isPresent() && !given.containsKey(Setting.MAIL_FROM)) {
            problems.add(Setting.MAIL_URL.key() + " is set and " + Setting.MAIL_FROM.key() + " is not; it must be "
                    + Setting.MAIL_FROM.rightValues() + ".");
        }
        return server.isPresent() && from.isPresent()
                ? new MailSettings(server.get(), null, from.get())
                : MailSettings.NONE;
    }

    private void take(String line, String source) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            problems.add(source + ": \"" + line + "\" is no setting; a setting is written key = value.");
            return;
        }
        String key = line.substring(0, equals).strip();
        Optional<Setting> setting = Setting.find(key);
        Optional<GroupSetting.Key> inGroup = GroupSetting.find(key);
        if (setting.isEmpty() && inGroup.isEmpty()) {
            problems.add(source + ": there is no setting \"" + key + "\"."
                    + Setting.nearest(key)
                            .map(nearest -> " Did you mean \"" + nearest + "\"?")
                            .orElse(""));
            return;
        }
        Given found = new Given(line.substring(equals + 1).strip(), source);
        boolean isSecond = setting.map(known -> given.put(known, found)).isPresent()
                || inGroup.map(known -> givenInGroups.put(known, found)).isPresent();
        if (isSecond) {
            problems.add(source + ": \"" + key + "\" is set a second time.");
        }
    }

    /** Whether something is said, right or not. */
    boolean has(Setting setting) {
        return given.containsKey(setting);
    }

    /** Notes as a problem that nothing is said. */
    void need(Setting setting, String because) {
        if (!has(setting)) {
            problems.add(setting.key() + " is missing, and " + because + "; it must be " + setting.rightValues() + ".");
        }
    }

    /** The value, if one is given that is right; one that is not is noted as a problem. */
    <T> Optional<T> value(Setting setting, Parser<T> parser) {
        // An address of a database may hold a password.
        boolean secret = setting == Setting.DATABASE_URL || setting == Setting.MAIL_URL;
        return value(setting.key(), given.get(setting), secret, setting.rightValues(), parser);
    }

    private <T> Optional<T> value(
            String key, @Nullable Given found, boolean secret, String rightValues, Parser<T> parser) {
        if (found == null) {
            return Optional.empty();
        }
        if (HOLE.matcher(found.value).find()) {
            problems.add(found.source + ": " + key + " holds a place for a value that nobody has put in.");
            return Optional.empty();
        }
        try {
            if (found.value.isEmpty()) {
                throw new WrongValue(null);
            }
            return Optional.of(parser.parse(found.value));
        } catch (WrongValue _) {
            String shown = secret ? "" : " is \"" + found.value + "\"; it";
            problems.add(found.source + ": " + key + shown + " must be " + rightValues + ".");
            return Optional.empty();
        }
    }

    /** All things of a kind, in the order of the file. */
    private <T> List<T> groups(String kind, Function<Group, Optional<T>> reader) {
        Set<String> names = new LinkedHashSet<>();
        givenInGroups.keySet().stream()
                .filter(key -> key.setting().group().equals(kind))
                .forEach(key -> names.add(key.name()));
        List<T> things = new ArrayList<>();
        for (String name : names) {
            reader.apply(new GivenGroup(name)).ifPresent(things::add);
        }
        return things;
    }

    private final class GivenGroup implements Group {

        private final String name;

        GivenGroup(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public <T> Optional<T> value(GroupSetting setting, Parser<T> parser) {
            return SettingsReader.this.value(
                    setting.of(name),
                    givenInGroups.get(new GroupSetting.Key(name, setting)),
                    setting.isSecret(),
                    setting.rightValues(),
                    parser);
        }

        @Override
        public boolean has(GroupSetting setting) {
            return givenInGroups.containsKey(new GroupSetting.Key(name, setting));
        }

        @Override
        public void problem(String text) {
            problems.add(text);
        }
    }

    static int number(String value, int least, int most) throws WrongValue {
        try {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new WrongValue(null);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new WrongValue(e);
        }
    }

    private static String bindAddress(String value) throws WrongValue {
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw new WrongValue(e);
        }
    }

    private static AccountSettings secondFactor(String value) throws WrongValue {
        return switch (value) {
            case "administrators" -> AccountSettings.USUAL;
            case "nobody" -> AccountSettings.PASSWORDS_SUFFICE;
            default -> throw new WrongValue(null);
        };
    }

    private static URI publicUrl(String value) throws WrongValue {
        URI uri;
        try {
            uri = URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean root = uri.getPath() == null
                || uri.getPath().isEmpty()
                || uri.getPath().equals("/");
        if (!web || uri.getHost() == null || !root || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new WrongValue(null);
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    private static MailServer mailServer(String value) throws WrongValue {
        try {
            return MailServer.parse(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
    }

    /** An address, or a name and an address in angle brackets. */
    private static String sender(String value) throws WrongValue {
        int bracket = value.indexOf('<');
        boolean named = bracket >= 0 && value.endsWith(">");
        String address = named ? value.substring(bracket + 1, value.length() - 1) : value;
        boolean plainName = !named || value.substring(0, bracket).matches("[\\p{L}\\p{N} ._'-]*");
        if (!plainName || EmailAddress.find(address).isEmpty()) {
            throw new WrongValue(null);
        }
        return value;
    }

    private static DatabaseAddress databaseAddress(String value) throws WrongValue {
        try {
            return DatabaseAddress.parse(value);
        } catch (IllegalArgumentException e) {
            throw new WrongValue(e);
        }
    }
}
