package io.sparbiter.driver.run;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.dispatch.SparkTrialBackend;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.loop.SearchSummary;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Runs a search's driver side, and says which classes of ND4J that loaded. For a JVM without an ND4J backend. */
public final class DriverWithoutBackend {
    private DriverWithoutBackend() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        var config = Searches.quick("budget.trials=20");
        try (SearchRun run = SearchRun.create(config, "bare", Searches.results(Path.of(arguments[0])), "test");
                var backend = SparkTrialBackend.open("bare", new FastTrial(), OptionalInt.of(2), new Limits(1, 1, 0))) {
            SearchSummary summary = run.run(backend, new SearchListener() {});
            System.out.println("trials: " + summary.trials());
        }
        System.out.println("loaded: " + loaded());
    }

    private static List<String> loaded() throws ReflectiveOperationException {
        Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
        find.setAccessible(true);
        ClassLoader loader = DriverWithoutBackend.class.getClassLoader();
        var loaded = new java.util.ArrayList<String>();
        for (String name : List.of("org.nd4j.linalg.factory.Nd4j", "org.nd4j.linalg.factory.Nd4jBackend")) {
            if (find.invoke(loader, name) != null) {
                loaded.add(name);
            }
        }
        return loaded;
    }
}
