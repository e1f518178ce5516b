package io.sparbiter.driver.config.yaml;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes maps, lists and scalars always in the same way. */
public final class CanonicalYaml {
    private CanonicalYaml() {}

    /** Maps one key a line, lists of scalars in brackets. */
    public static String block(Object tree) {
        return yaml(FlowStyle.BLOCK).dump(tree);
    }

    /** All in one line, without the line's end. */
    public static String line(Object value) {
        return yaml(FlowStyle.FLOW).dump(value).strip();
    }

    private static Yaml yaml(FlowStyle style) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        options.setDereferenceAliases(true);
        return new Yaml(new ListsInBrackets(options), options);
    }

    private static final class ListsInBrackets extends Representer {
        ListsInBrackets(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> items, FlowStyle style) {
            boolean scalars = !items.iterator().hasNext() || !(items.iterator().next() instanceof Map);
            return super.representSequence(tag, items, scalars ? FlowStyle.FLOW : style);
        }
    }
}
