package io.sparbiter.search.choose;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A table of results of every point of a space, several replicates each. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record RecordedTable(String name, Space space, Direction direction, double[][] replicates) {
    /** Reads {@code NAME.yaml} and {@code NAME.csv.gz}. */
    static RecordedTable read(Path folder, String name) throws IOException {
        List<String> yaml = Files.readAllLines(folder.resolve(name + ".yaml"));
        boolean isMaximized = yaml.get(0).contains("maximize");
        List<Axis> axes = yaml.stream()
                .filter(line -> line.startsWith("  "))
                .map(RecordedTable::axis)
                .toList();
        var space = new Space(axes);
        return new RecordedTable(
                name,
                space,
                isMaximized ? Direction.MAXIMIZE : Direction.MINIMIZE,
                replicates(folder.resolve(name + ".csv.gz"), space));
    }

    private static Axis axis(String line) {
        String name = line.substring(0, line.indexOf(':')).strip();
        List<String> values = Arrays.stream(
                        line.substring(line.indexOf('[') + 1, line.indexOf(']')).split(",", -1))
                .map(String::strip)
                .toList();
        boolean isNumeric = Character.isDigit(values.get(0).charAt(0));
        return isNumeric
                ? new IntegerAxis(name, values.stream().map(Long::valueOf).toList())
                : new CategoricalAxis(name, values);
    }

    private static double[][] replicates(Path file, Space space) throws IOException {
        double[][] replicates = new double[(int) space.cardinality()][];
        int axes = space.axes().size();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = Arrays.asList(line.split(",", -1));
                replicates[(int) index(space, cells.subList(0, axes))] = cells.subList(axes, cells.size()).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
        } catch (UncheckedIOException cause) {
            throw cause.getCause();
        }
        return replicates;
    }

    private static long index(Space space, List<String> cells) {
        List<Integer> levels = new ArrayList<>();
        for (int axis = 0; axis < cells.size(); axis++) {
            Axis at = space.axes().get(axis);
            levels.add(at.values().stream().map(Object::toString).toList().indexOf(cells.get(axis)));
        }
        return space.index(levels.stream().mapToInt(i -> i).toArray());
    }

    double mean(long index) {
        return Arrays.stream(replicates[(int) index]).average().orElseThrow();
    }

    /** A mean's distance from the best one, in terms of the median's. */
    double regret(double mean, double best, double median) {
        return (mean - best) / (median - best);
    }
}
