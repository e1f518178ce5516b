package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.network.data.DataSplit;
import java.util.List;

/** The pictures of the data. */
public final class DataPictures {
    private DataPictures() {}

    /** Sample images of each class, the distribution of classes over the parts, and the class weights of the training loss. */
    public static List<Picture> of(DataSplit split) {
        ClassCharts classes = new ClassCharts(split);
        return List.of(new SampleImages(split.train()).picture(), classes.distribution(), classes.weights());
    }
}
