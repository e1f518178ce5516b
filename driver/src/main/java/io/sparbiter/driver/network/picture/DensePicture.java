package io.sparbiter.driver.network.picture;

import io.sparbiter.driver.picture.canvas.Canvas;
import io.sparbiter.driver.picture.canvas.Fonts;
import io.sparbiter.driver.picture.canvas.Legend;
import io.sparbiter.driver.picture.canvas.Palette;
import io.sparbiter.driver.picture.canvas.Picture;
import io.sparbiter.worker.Counted;

/**
 * The weights of a dense layer as a map: a line for each unit, a column for each input. Where there are more than there
 * is room for, several weights share a cell, which shows the one of greatest size.
 *
 * @param weights [input][unit]
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record DensePicture(String title, float[][] weights) {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 560;
    private static final int LEFT = Canvas.MARGIN + 62;
    /** Of a cell where there are many: smaller ones make files large, and nobody can see them. */
    private static final int LEAST_CELL = 3;

    private static final int LEAST_LABELLED = 18;
    private static final int LARGEST_CELL = 40;

    Picture picture(String name) {
        int inputs = weights.length;
        int units = weights[0].length;
        int inputsACell = perCell(inputs, WIDTH);
        int unitsACell = perCell(units, HEIGHT);
        float[][] cells = cells(inputsACell, unitsACell);
        int cellWidth = Math.min(LARGEST_CELL, Math.floorDiv(WIDTH, cells[0].length));
        int cellHeight = Math.min(LARGEST_CELL, Math.floorDiv(HEIGHT, cells.length));
        WeightScale scale = WeightScale.of(weights);
        int width = cells[0].length * cellWidth;
        int bottom = Canvas.HEAD + cells.length * cellHeight;
        String subtitle =
                Counted.of(inputs, "input") + " × " + Counted.of(units, "unit") + shared(inputsACell * unitsACell);
        Canvas canvas = new Canvas(Canvas.WIDTH, bottom + 40 + Legend.HEIGHT, title, subtitle);
        canvas.stretched(scale.image(cells), LEFT, Canvas.HEAD, width, bottom - Canvas.HEAD);
        canvas.frame(Palette.FAINT, LEFT, Canvas.HEAD, width, bottom - Canvas.HEAD);
        canvas.text("inputs →", LEFT, bottom + 24, Fonts.plain(16), Palette.GREY);
        drawUnits(canvas, unitsACell, cells.length, cellHeight);
        scale.legend().draw(canvas, bottom + 36);
        return canvas.picture(name);
    }

    /** Their numbers, where these fit. */
    private static void drawUnits(Canvas canvas, int unitsACell, int rows, int cellHeight) {
        if (unitsACell > 1 || cellHeight < LEAST_LABELLED) {
            canvas.textEndingAt("units ↓", LEFT - 8, Canvas.HEAD + 16, Fonts.plain(16), Palette.GREY);
            return;
        }
        for (int row = 0; row < rows; row++) {
            double baseline = Canvas.HEAD + (row + 0.5) * cellHeight + 5;
            canvas.textEndingAt("unit " + row, LEFT - 8, baseline, Fonts.plain(15), Palette.GREY);
        }
    }

    private static int perCell(int count, int room) {
        int most = Math.floorDiv(room, LEAST_CELL);
        return Math.floorDiv(count + most - 1, most);
    }

    private static String shared(int weights) {
        return weights == 1 ? "" : "; a cell shows the greatest of " + weights + " weights, with its sign";
    }

    /** By unit and input. */
    private float[][] cells(int inputsACell, int unitsACell) {
        int columns = Math.floorDiv(weights.length + inputsACell - 1, inputsACell);
        int rows = Math.floorDiv(weights[0].length + unitsACell - 1, unitsACell);
        float[][] cells = new float[rows][columns];
        for (int input = 0; input < weights.length; input++) {
            for (int unit = 0; unit < weights[0].length; unit++) {
                float[] row = cells[Math.floorDiv(unit, unitsACell)];
                int column = Math.floorDiv(input, inputsACell);
                row[column] = greater(row[column], weights[input][unit]);
            }
        }
        return cells;
    }

    private static float greater(float a, float b) {
        return Math.abs(b) > Math.abs(a) ? b : a;
    }
}
