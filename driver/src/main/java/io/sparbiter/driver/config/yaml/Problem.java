package io.sparbiter.driver.config.yaml;

import io.sparbiter.worker.Printable;

/**
 * One thing wrong with a configuration.
 *
 * @param message what was tried, the setting with its value and the rule; a full sentence
 * @param remedy what to do about it; a full sentence
 */
public record Problem(SourcePosition place, String message, String remedy) {
    /** Two lines: place and message, and below them the indented remedy. */
    @Override
    public String toString() {
        return Printable.line(place + ": " + message) + "\n    " + Printable.text(remedy);
    }
}
