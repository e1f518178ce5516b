package io.sparbiter.driver.config;

import io.sparbiter.worker.data.DataSettings;
import java.util.regex.Pattern;

/** How {@code data.source} is read. */
final class DataSource {
    // Two letters at least: C:\digits is a path.
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** {@code mnist} and URIs as they are; paths made absolute, relative ones start where they were written. */
    static final ValueType<String> TYPE = DataSource::parse;

    private DataSource() {}

    private static String parse(ConfigNode node) {
        String text = ValueTypes.TEXT.of(node).strip();
        if (text.isEmpty()) {
            throw new Refusal("must not be empty");
        }
        if (text.equals(DataSettings.DEFAULT.source()) || URI.matcher(text).matches()) {
            return text;
        }
        return node.place().resolve(text).toAbsolutePath().normalize().toString();
    }
}
