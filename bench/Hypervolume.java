import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.loop.AskTell;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Our side of bench/hypervolume.sh: searches tables by two objectives that are minimised, with {@code bayesian} by its
 * defaults, in the way of whoever runs trials elsewhere. Prints "PROBLEM,SIDE,SEED,TRIAL,F1,F2".
 */
public final class Hypervolume {
    private static final Objective OBJECTIVE =
            Objective.of(Metric.of("f1", Direction.MINIMIZE), new Measure("f2", Direction.MINIMIZE));

    private final String name;
    private final Space space;
    private final Map<List<Object>, double[]> objectives = new HashMap<>();

    private Hypervolume(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> header = List.of(lines.get(0).split(","));
        List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
        int axes = header.size() - 2;
        name = table.getFileName().toString().replace(".csv", "");
        space = new Space(IntStream.range(0, axes).mapToObj(i -> axis(header.get(i), rows, i)).toList());
        for (String[] row : rows) {
            List<Object> point = new ArrayList<>();
            for (int i = 0; i < axes; i++) {
                point.add(space.axes().get(i) instanceof RealAxis ? (Object) Double.valueOf(row[i]) : row[i]);
            }
            objectives.put(point, new double[] {Double.parseDouble(row[axes]), Double.parseDouble(row[axes + 1])});
        }
    }

    private static Axis axis(String name, List<String[]> rows, int column) {
        List<String> values = rows.stream().map(row -> row[column]).distinct().toList();
        try {
            return new RealAxis(name, values.stream().map(Double::valueOf).toList());
        } catch (NumberFormatException e) {
            return new CategoricalAxis(name, values);
        }
    }

    private void search(long seed, int trials) {
        Strategy strategy = Bayesian.DEFAULT;
        AskTell search = AskTell.begin(strategy.open(space, OBJECTIVE, seed, List.of()), OBJECTIVE, seed);
        for (int i = 1; i <= trials; i++) {
            Trial trial = search.ask(1).get(0);
            double[] f = objectives.get(List.copyOf(trial.point().values().values()));
            Epoch epoch = new Epoch(1, Metrics.of(List.of("f1", "f2"), f), 0);
            search.tell(trial.id(), new Completed(f[0], 1, "told", List.of(epoch)));
            System.out.println(name + ",sparbiter," + seed + "," + i + "," + f[0] + "," + f[1]);
        }
    }

    /** FOLDER SEEDS TRIALS, the seeds as in 1-20. */
    public static void main(String[] arguments) throws IOException {
        List<Path> tables;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            tables = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
        String[] seeds = arguments[1].split("-");
        for (Path table : tables) {
            var problem = new Hypervolume(table);
            for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
                problem.search(seed, Integer.parseInt(arguments[2]));
            }
        }
    }
}
