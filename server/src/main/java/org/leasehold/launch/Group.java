package org.leasehold.launch;

import java.util.Optional;
import org.leasehold.launch.SettingsReader.Parser;

/** What the configuration says of one thing of a kind, such as the tool "hub". */
interface Group {

    String name();

    /** The value, if one is given that is right; one that is not is noted as a problem. */
    <T> Optional<T> value(GroupSetting setting, Parser<T> parser);

    /** Whether something is said, right or not. */
    boolean has(GroupSetting setting);

    /** Notes that something is wrong with the thing as a whole. */
    void problem(String text);

    /** The value; its absence is noted as a problem. */
    default <T> Optional<T> needed(GroupSetting setting, Parser<T> parser) {
        if (!has(setting)) {
            problem(setting.of(name()) + " is missing; it must be " + setting.rightValues() + ".");
        }
        return value(setting, parser);
    }
}
