package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.yaml.ConfigNode.Entry;
import io.sparbiter.driver.config.yaml.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A setting under another tool's name.
 *
 * @param section it is written in; empty at the top of a file
 * @param targets what it says here
 * @param otherwise what to do about it if that is nothing
 */
record Found(String section, String key, Entry written, List<Target> targets, String otherwise) {
    String name() {
        return section.isEmpty() ? key : section + "." + key;
    }

    SourcePosition place() {
        return written.place();
    }

    /** What it says of one of our settings. */
    Optional<String> text(String setting) {
        return targets.stream()
                .filter(target -> target.setting().equals(setting))
                .map(Target::text)
                .findFirst();
    }

    Found with(List<Target> others) {
        return new Found(section, key, written, others, otherwise);
    }
}
