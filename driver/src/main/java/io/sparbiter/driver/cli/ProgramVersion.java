package io.sparbiter.driver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this program was built as. */
public final class ProgramVersion implements IVersionProvider {
    public static String get() {
        try (InputStream file = ProgramVersion.class.getResourceAsStream("/io/sparbiter/driver/version.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {"sparbiter " + get()};
    }
}
