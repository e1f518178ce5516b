package io.sparbiter.driver.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** XChart's charts in the style of all pictures; titles are the {@link Canvas}'. */
final class Charts {
    private static final BasicStroke THIN = new BasicStroke(1f);

    private Charts() {}

    /** A chart of two numeric axes. */
    static XYChart xy(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        style(chart.getStyler());
        return chart;
    }

    static void style(AxesChartStyler styler) {
        styler.setChartTitleVisible(false)
                .setChartBackgroundColor(Palette.PAPER)
                .setChartFontColor(Palette.INK)
                .setPlotBackgroundColor(Palette.PAPER)
                .setPlotBorderVisible(false)
                .setPlotContentSize(1)
                .setChartPadding(8)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendBorderColor(Palette.PAPER)
                .setLegendBackgroundColor(Palette.PAPER)
                .setLegendFont(Fonts.PLAIN)
                .setAntiAlias(true);
        styler.setAxisTitleFont(Fonts.PLAIN.deriveFont(18f))
                .setAxisTickLabelsFont(Fonts.PLAIN.deriveFont(16f))
                .setAxisTickLabelsColor(Palette.INK)
                .setAxisTickMarksColor(Palette.GREY)
                .setAxisTickMarkLength(6)
                .setPlotGridLinesColor(Palette.GRID)
                .setPlotGridLinesStroke(THIN)
                .setAxisTickMarksStroke(THIN)
                .setPlotGridVerticalLinesVisible(false);
    }

    /** Dots; nothing if there are none. */
    static void dots(XYChart chart, String name, double[] x, double[] y, Marker marker, Color colour) {
        if (x.length > 0) {
            chart.addSeries(name, x, y)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(marker)
                    .setMarkerColor(colour);
        }
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return series;
    }

    /** Draws the chart where the canvas has room for it. */
    static void paint(Chart<?, ?> chart, Canvas canvas, int x, int y) {
        Graphics2D graphics = canvas.at(x, y);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
    }
}
