package io.sparbiter.driver.config.trial;

import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.Set;

/**
 * Reads the settings of a {@link TrialType} from a search file. Found by {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * public final class RocketReader implements TrialTypeReader {
 *     @Override
 *     public String word() {
 *         return "rocket";
 *     }
 *
 *     @Override
 *     public TrialType read(Section file, Section trial) {
 *         return new Rocket(trial.require("stages", ValueTypes.COUNT, "Say how many.").orElse(1));
 *     }
 * }
 * }</pre>
 */
public interface TrialTypeReader {
    /** The type's word. */
    String word();

    /** The sections beside {@code trial} that belong to this type. */
    default Set<String> sections() {
        return Set.of();
    }

    /** The keys of {@code trial} that belong to this type, to be found by where they stand without it or with another. */
    default Set<String> keys() {
        return Set.of();
    }

    /** Names that people who come from other tools may give its settings, each with the setting's full name. */
    default Map<String, String> otherNames() {
        return Map.of();
    }

    /**
     * The type with its settings; tells the sections' problems, and then stands in for what cannot be read.
     *
     * @param file the whole file, of which only {@link #sections} may be asked for
     * @param trial the section {@code trial}, whose {@code type} is read
     */
    TrialType read(Section file, Section trial);
}
