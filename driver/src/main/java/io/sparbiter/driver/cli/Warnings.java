package io.sparbiter.driver.cli;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what a person should know of an answer that was given all the same. */
public final class Warnings {
    private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

    private Warnings() {}

    public static void print(List<String> warnings) {
        warnings.forEach(LOG::warn);
    }
}
