package io.sparbiter.driver.picture.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** XChart's charts in the style of all pictures; titles are the {@link Canvas}'. */
public final class Charts {
    private static final BasicStroke THIN = new BasicStroke(1f);

    private Charts() {}

    /** A chart of two numeric axes. */
    public static XYChart xy(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler());
        return chart;
    }

    /** A chart of bars, by default several side by side for each class. */
    public static CategoryChart bars(int width, int height, String xTitle, String yTitle) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.75);
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartTitleVisible(false)
                .setLegendVisible(false)
                .setChartBackgroundColor(Palette.PAPER)
                .setChartFontColor(Palette.INK)
                .setPlotBackgroundColor(Palette.PAPER)
                .setPlotBorderVisible(false)
                .setPlotContentSize(1)
                .setChartPadding(14)
                .setAntiAlias(true);
        styler.setAxisTitleFont(Fonts.plain(18))
                .setAxisTickLabelsFont(Fonts.plain(16))
                .setAxisTickLabelsColor(Palette.INK)
                .setAxisTickMarksColor(Palette.GREY)
                .setAxisTickMarkLength(6)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setPlotGridLinesColor(Palette.GRID)
                .setPlotGridLinesStroke(THIN)
                .setAxisTickMarksStroke(THIN)
                .setPlotGridVerticalLinesVisible(false);
    }

    public static void addBars(
            CategoryChart chart, String name, List<String> categories, double[] values, Color colour) {
        chart.addSeries(name, categories, Arrays.stream(values).boxed().toList())
                .setFillColor(colour);
    }

    /** What is counted has no ticks between whole numbers. */
    public static String wholeNumber(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : "";
    }

    /** Dots, at least one. */
    public static void dots(XYChart chart, String name, double[] x, double[] y, Marker marker, Color colour) {
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(marker)
                .setMarkerColor(colour);
    }

    public static void line(XYChart chart, String name, double[] x, double[] y, Color colour) {
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /** Draws the chart where the canvas has room for it. */
    public static void paint(Chart<?, ?> chart, Canvas canvas, int x, int y) {
        Graphics2D graphics = canvas.at(x, y);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
    }
}
