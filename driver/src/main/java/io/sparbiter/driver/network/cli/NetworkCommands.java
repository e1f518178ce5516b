package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.CommandRoom;
import io.sparbiter.driver.cli.ModelViews;
import io.sparbiter.driver.network.model.ModelDirectory;
import io.sparbiter.driver.page.ModelView;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The commands from a search of networks to a trained model, and what becomes of it. */
public final class NetworkCommands implements CommandRoom, ModelViews {
    @Override
    public List<Object> commands() {
        return List.of(
                new TrainCommand(),
                new EvaluateCommand(),
                new PredictCommand(),
                new PicturesCommand(),
                new GpuCommand());
    }

    @Override
    public Supplier<ModelView> view(Path directory) {
        return new ModelGallery(ModelDirectory.open(directory))::view;
    }
}
