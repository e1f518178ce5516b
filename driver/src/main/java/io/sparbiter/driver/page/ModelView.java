package io.sparbiter.driver.page;

import io.sparbiter.driver.model.ModelCard;
import io.sparbiter.driver.picture.canvas.Picture;
import java.util.List;

/**
 * A model that was trained after the search.
 *
 * @param place where it is
 * @param measured what was measured of it, on which images, by name; none if nothing was
 * @param pictures in the order in which they are to be seen
 */
public record ModelView(String place, ModelCard card, List<Fact> measured, List<Picture> pictures) {
    public ModelView {
        measured = List.copyOf(measured);
        pictures = List.copyOf(pictures);
    }
}
