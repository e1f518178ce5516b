package io.sparbiter.driver.picture.canvas;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What tests ask of an image. */
public record Pixels(BufferedImage image) {
    public static Pixels of(Picture picture) {
        return new Pixels(picture.image());
    }

    public Color at(int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    public int count(Color colour) {
        return count(colour::equals);
    }

    public int count(Predicate<Color> colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += colour.test(at(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    /** How often the colour begins along a line from the left to the right. */
    public int runs(Color colour, int y) {
        int runs = 0;
        for (int x = 1; x < image.getWidth(); x++) {
            runs += at(x, y).equals(colour) && !at(x - 1, y).equals(colour) ? 1 : 0;
        }
        return runs;
    }

    /** Connected areas of such colours above a line, where they have more pixels than the edges of letters. */
    public int areas(Predicate<Color> colour, int bottom) {
        Set<Integer> seen = new HashSet<>();
        int areas = 0;
        for (int start = 0; start < bottom * image.getWidth(); start++) {
            areas += flood(start, colour, seen) >= 4 ? 1 : 0;
        }
        return areas;
    }

    private int flood(int start, Predicate<Color> colour, Set<Integer> seen) {
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        int size = 0;
        while (!open.isEmpty()) {
            int place = open.remove();
            int x = place % image.getWidth();
            int y = Math.floorDiv(place, image.getWidth());
            if (!seen.contains(place) && colour.test(at(x, y))) {
                seen.add(place);
                size++;
                addAround(x, y, open);
            }
        }
        return size;
    }

    private void addAround(int x, int y, Deque<Integer> open) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean inside = x + dx >= 0 && x + dx < image.getWidth() && y + dy >= 0 && y + dy < image.getHeight();
                if (inside) {
                    open.add((y + dy) * image.getWidth() + x + dx);
                }
            }
        }
    }
}
