package io.sparbiter.driver.config.space;

import io.sparbiter.driver.config.yaml.ConfigNode;
import io.sparbiter.driver.config.yaml.ConfigNode.Kind;
import io.sparbiter.driver.config.yaml.ConfigNode.Scalar;
import io.sparbiter.driver.config.yaml.Refusal;
import io.sparbiter.driver.config.yaml.ValueTypes;
import java.math.BigDecimal;

/** A number, and whether it was written as an integer. */
record Literal(BigDecimal value, boolean integer) {
    /** Throws {@link Refusal} if the node is no finite number. */
    static Literal of(ConfigNode node) {
        if (node instanceof Scalar scalar && scalar.kind() == Kind.INTEGER) {
            return new Literal(BigDecimal.valueOf(ValueTypes.LONG.of(node)), true);
        }
        return new Literal(BigDecimal.valueOf(ValueTypes.REAL.of(node)), false);
    }
}
