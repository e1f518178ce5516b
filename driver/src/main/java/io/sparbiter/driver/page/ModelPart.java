package io.sparbiter.driver.page;

import io.sparbiter.driver.picture.canvas.Picture;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a page shows of a model.
 *
 * @param leftOut the names of the pictures that were too large for the page
 */
record ModelPart(List<Fact> facts, List<Image> pictures, List<String> leftOut) {
    /** So many letters of pictures a page carries at most, which leaves it below 5 MB. */
    static final int MOST_LETTERS = 2_900_000;

    /** A picture, its PNG file in base 64. */
    record Image(String name, String caption, int width, int height, String png) {}

    static ModelPart of(ModelView view) {
        List<Image> images = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int letters = 0;
        for (Picture picture : view.pictures()) {
            Image image = image(picture);
            if (letters + image.png().length() <= MOST_LETTERS) {
                letters += image.png().length();
                images.add(image);
            } else {
                leftOut.add(picture.name());
            }
        }
        return new ModelPart(view.facts(), images, leftOut);
    }

    private static Image image(Picture picture) {
        return new Image(
                picture.name(),
                picture.caption(),
                picture.image().getWidth(),
                picture.image().getHeight(),
                Base64.getEncoder().encodeToString(picture.png()));
    }
}
