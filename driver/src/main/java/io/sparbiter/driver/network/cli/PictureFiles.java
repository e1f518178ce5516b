package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.cli.Warnings;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.driver.picture.canvas.PictureException;
import io.sparbiter.driver.results.files.OutputFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The PNG files that a command leaves in a folder. */
record PictureFiles(OutputFolder folder) {
    /** Writes pictures and returns their files. */
    List<Path> write(List<Picture> pictures) {
        return pictures.stream().map(this::write).toList();
    }

    private Path write(Picture picture) {
        String name = picture.name() + ".png";
        folder.file(name).write(picture.png());
        return folder.folder().resolve(name);
    }

    /** The same for pictures beside a result that counts without them: where nothing can be drawn, it says so and no more. */
    void writeIfPossible(Supplier<List<Picture>> pictures) {
        try {
            write(pictures.get());
        } catch (PictureException e) {
            Warnings.print(List.of(e.getMessage()));
        }
    }
}
