package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.yaml.ConfigNode;
import java.util.List;

/**
 * A setting of ours that another tool's says something of.
 *
 * @param setting its full name, as in {@code budget.trials}
 * @param text its value as a file has it
 */
record Target(String setting, String text) {
    /** The section it is in; empty for a setting that is in none. */
    String section() {
        int dot = setting.indexOf('.');
        return dot < 0 ? "" : setting.substring(0, dot);
    }

    /** Its name there. */
    String key() {
        return setting.substring(setting.indexOf('.') + 1);
    }

    /** What a value of another tool says of our settings; nothing if it can be left out. */
    @FunctionalInterface
    interface Form {
        List<Target> of(ConfigNode value);
    }

    /** The same value under our name. */
    static Form same(String setting) {
        return value -> List.of(new Target(setting, value.written()));
    }
}
