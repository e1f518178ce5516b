package io.sparbiter.driver.network.model;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The epochs of a training, one a line; numbers have all their digits, and what was not measured is empty. */
final class HistoryCsv {
    private static final String HEADER = "epoch,train_loss,val_loss,val_accuracy,learning_rate,millis";
    private static final int COLUMNS = 6;

    private HistoryCsv() {}

    static String write(List<Epoch> history) {
        return history.stream().map(HistoryCsv::line).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
    }

    private static String line(Epoch epoch) {
        return String.join(
                ",",
                Integer.toString(epoch.number()),
                cell(NetworkReports.trainLoss(epoch)),
                cell(NetworkReports.valLoss(epoch)),
                cell(NetworkReports.valAccuracy(epoch)),
                cell(NetworkReports.learningRate(epoch)),
                Long.toString(epoch.millis()));
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** The message of an {@link IOException} names the line that is wrong. */
    static List<Epoch> read(List<String> lines) throws IOException {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IOException("its first line is not " + HEADER);
        }
        List<Epoch> history = new java.util.ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                history.add(epoch(lines.get(i).split(",", -1)));
            } catch (IllegalArgumentException e) {
                throw new IOException("line " + (i + 1) + " is not an epoch (" + lines.get(i) + ")", e);
            }
        }
        return history;
    }

    private static Epoch epoch(String[] cells) {
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("it has " + cells.length + " columns");
        }
        return NetworkReports.epoch(
                Integer.parseInt(cells[0]),
                number(cells[1]),
                number(cells[2]),
                number(cells[3]),
                number(cells[4]),
                Long.parseLong(cells[5]));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
