package io.sparbiter.driver.cli;

import io.sparbiter.driver.page.ModelView;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Adds to the command line what models need: commands of their own, and a part of the report. Found by {@link
 * ServiceLoader}, so that no other command knows how models are trained.
 */
public interface ModelCommands {
    /** New commands, as picocli knows them. */
    List<Object> commands();

    /**
     * What a report shows of the model in a directory; what it takes long to find out is asked for later.
     *
     * @throws RuntimeException with a message for people if it holds no model
     */
    Supplier<ModelView> view(Path directory);

    /** The one there is. */
    static ModelCommands get() {
        return ServiceLoader.load(ModelCommands.class, ModelCommands.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
