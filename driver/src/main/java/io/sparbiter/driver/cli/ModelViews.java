package io.sparbiter.driver.cli;

import io.sparbiter.driver.page.ModelView;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Has the part of a report that shows a model. Found by {@link ServiceLoader}, so that no command but those of models knows
 * how they are trained.
 */
public interface ModelViews {
    /**
     * What a report shows of the model in a directory; what it takes long to find out is asked for later.
     *
     * @throws RuntimeException with a message for people if it holds no model
     */
    Supplier<ModelView> view(Path directory);

    /** The one there is. */
    static ModelViews get() {
        return ServiceLoader.load(ModelViews.class, ModelViews.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
