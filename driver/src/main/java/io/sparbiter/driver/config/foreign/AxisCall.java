package io.sparbiter.driver.config.foreign;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An axis written as a call: {@code tune.loguniform(1e-5, 0.1)}, {@code tag(log, interval(1e-5, 0.1))}, {@code
 * hp.choice('width', [64, 128])}.
 */
record AxisCall(String function, List<String> arguments) {
    /** Texts of this kind are short, and patterns are tried from many places. */
    private static final int LONGEST = 1000;

    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\((.*)\\)");
    private static final Pattern NAMED = Pattern.compile("([A-Za-z_]+)\\s*=\\s*(.*)");
    private static final Pattern LABEL = Pattern.compile("([\"']).*\\1");
    private static final List<String> WRAPPERS = List.of("tag", "int", "float", "sort", "shuffle");

    /** The call; empty if the text is none. */
    static Optional<AxisCall> of(String text) {
        Matcher call = CALL.matcher(text.strip());
        return text.length() <= LONGEST && call.matches()
                ? Optional.of(new AxisCall(call.group(1), split(call.group(2))))
                : Optional.empty();
    }

    /** What it says of the axis. */
    AxisWords words() {
        Optional<AxisCall> inner = inner();
        if (inner.isPresent()) {
            AxisWords words = inner.get().words();
            String added =
                    function.equals("tag") ? String.join(" ", arguments.subList(0, arguments.size() - 1)) : function;
            words.said().merge(Role.KIND, added, (kind, more) -> kind + " " + more);
            return words;
        }
        Map<Role, String> said = new EnumMap<>(Role.class);
        said.put(Role.KIND, WRAPPERS.contains(function) ? "choice" : function);
        List<String> values = new ArrayList<>();
        for (String argument : arguments) {
            Matcher named = NAMED.matcher(argument);
            Optional<Role> role = named.matches() ? Role.of(named.group(1)) : Optional.empty();
            role.ifPresentOrElse(known -> said.put(known, named.group(2)), () -> values.add(argument));
        }
        return new AxisWords(said, listed(values));
    }

    /** The call that another one says something more of. */
    private Optional<AxisCall> inner() {
        return WRAPPERS.contains(function) && !arguments.isEmpty()
                ? of(arguments.get(arguments.size() - 1))
                : Optional.empty();
    }

    /** Without the axis' own name, with which some tools begin; a list is its items. */
    private List<String> listed(List<String> values) {
        boolean isNamed = values.size() > 1
                && LABEL.matcher(values.get(0)).matches()
                && (function.startsWith("hp.") || function.contains("suggest"));
        List<String> own = isNamed ? values.subList(1, values.size()) : values;
        boolean isList = own.size() == 1 && own.get(0).matches("\\[.*]");
        return isList ? split(own.get(0).substring(1, own.get(0).length() - 1)) : own;
    }

    /** At commas outside of brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
