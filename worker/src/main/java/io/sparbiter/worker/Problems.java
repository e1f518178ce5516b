package io.sparbiter.worker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what is wrong with the settings of one section of a search file, such as {@code network}. */
public final class Problems {
    private final String section;
    private final Map<String, String> found = new LinkedHashMap<>();

    public Problems(String section) {
        this.section = section;
    }

    /** Notes a problem unless the value is right: what it must be, and on the next line the usual value. */
    public Problems require(boolean right, String key, Number value, String rule, Number usual) {
        if (!right) {
            String name = section + "." + key;
            found.put(
                    name, "%s (%s) must be %s.\nMaybe you meant %s, the default.".formatted(name, value, rule, usual));
        }
        return this;
    }

    /** Message by setting, in the order of the requirements. */
    public Map<String, String> found() {
        return Collections.unmodifiableMap(found);
    }
}
