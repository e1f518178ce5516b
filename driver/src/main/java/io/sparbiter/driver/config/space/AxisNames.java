package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names of a space's axes, for settings that refer to them and are read before the space is. */
public final class AxisNames {
    private AxisNames() {}

    /**
     * Those of a space that is a path or a map; empty if it cannot be read, which is reported when the space is read.
     */
    public static Optional<Set<String>> of(ConfigNode space) {
        return axes(space).map(axes -> axes.entries().keySet());
    }

    private static Optional<Mapping> axes(ConfigNode space) {
        if (space instanceof Mapping inline) {
            return Optional.of(inline);
        }
        return space instanceof Scalar path && path.kind() == Kind.WORD
                ? new SpaceReader(any -> List.of(), new Problems()).axes(path)
                : Optional.empty();
    }
}
