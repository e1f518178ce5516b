package io.sparbiter.driver.network.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.cli.TinyModels;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    private static final int COUNT = 300;
    private static final int PIXELS = 28 * 28;
    private static final ImageSet IMAGES =
            DataCache.get(new DataSettings("mnist", 1, COUNT, 0, 1, 0, 4)).validation();

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Path model;

    @BeforeAll
    static void train() {
        model = TinyModels.train(shared.resolve("model"));
    }

    private CommandLines predict(Path input, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "predict", "--model", model.toString(), "--input", input.toString(), "--out", out().toString()));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }

    private Path out() {
        return directory.resolve("submission.csv");
    }

    private List<String> lines(Path input, String... more) throws IOException {
        CommandLines run = predict(input, more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("Predicted \\d+ images into " + out() + "\n");
        return Files.readAllLines(out());
    }

    private static List<String> labels(List<String> lines) {
        return lines.stream().skip(1).map(line -> line.split(",", -1)[1]).toList();
    }

    private static String header() {
        return IntStream.range(0, PIXELS).mapToObj(i -> "pixel" + i).collect(Collectors.joining(",", "", "\n"));
    }

    private static String rows() {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> row(IMAGES.image(i)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(byte[] image) {
        return IntStream.range(0, image.length)
                .mapToObj(i -> Integer.toString(image[i] & 0xff))
                .collect(Collectors.joining(","));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path idx(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16 + COUNT * PIXELS);
        bytes.putInt(0x803).putInt(COUNT).putInt(28).putInt(28);
        IntStream.range(0, COUNT).forEach(i -> bytes.put(IMAGES.image(i)));
        Path file = directory.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(bytes.array());
        }
        return file;
    }

    private Path pngs() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("digits"));
        for (int i = 0; i < COUNT; i++) {
            byte[] image = IMAGES.image(i);
            var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
            picture.getRaster().setDataElements(0, 0, 28, 28, image);
            ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
        }
        return folder;
    }

    private void assertRefused(Path input, String... words) {
        CommandLines run = predict(input);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(out()).doesNotExist();
    }

    @Test
    void predictionsArePrinted() throws IOException {
        Path csv = Files.writeString(directory.resolve("test.csv"), header() + rows());
        List<String> written = lines(csv);
        CommandLines run =
                CommandLines.run("predict", "--model", model.toString(), "--input", csv.toString(), "--out", "-");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).containsExactlyElementsOf(written);
        assertThat(run.err()).isEqualTo("Predicted 300 images into standard output\n");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path csv = Files.writeString(directory.resolve("test.csv"), header() + rows());
        Path meant = directory.resolve("meant.csv");
        Files.createSymbolicLink(out(), meant);

        assertThat(lines(csv)).hasSize(COUNT + 1);
        assertThat(out()).isSymbolicLink();
        assertThat(meant).isRegularFile();
    }

    @Test
    void kagglesFileBecomesASubmission() throws IOException {
        List<String> lines = lines(write("test.csv", header() + rows()));

        assertThat(lines).hasSize(1 + COUNT);
        assertThat(lines.get(0)).isEqualTo("ImageId,Label");
        assertThat(lines.get(1)).matches("1,\\d");
        assertThat(lines.get(COUNT)).matches(COUNT + ",\\d");
        long correct = IntStream.range(0, COUNT)
                .filter(i -> lines.get(i + 1).endsWith("," + IMAGES.label(i)))
                .count();
        assertThat(correct).isGreaterThan(COUNT / 2);
    }

    @Test
    void allKindsOfInputGiveTheSame() throws IOException {
        List<String> expected = lines(write("test.csv", header() + rows()), "--probabilities");

        assertThat(lines(write("bare.csv", rows()), "--probabilities", "--parallelism=1"))
                .isEqualTo(expected);
        assertThat(lines(idx("images"), "--probabilities")).isEqualTo(expected);
        assertThat(lines(idx("images.gz"), "--probabilities", "--parallelism=3"))
                .isEqualTo(expected);
        List<String> ofFolder = lines(pngs());
        assertThat(labels(ofFolder)).isEqualTo(labels(expected));
        assertThat(ofFolder.get(1)).startsWith("0.png,");
        assertThat(ofFolder.get(COUNT)).startsWith("299.png,");
    }

    /** Bash gives a pipe for {@code <(…)}. */
    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        Path file = idx("images.gz");
        List<String> expected = lines(file);
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer =
                new ProcessBuilder("sh", "-c", "exec cat \"$0\" > \"$1\"", file.toString(), pipe.toString()).start();
        assertThat(lines(pipe)).isEqualTo(expected);
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void aLinkIsWhatItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), idx("images"));
        assertThat(lines(link)).hasSize(1 + COUNT);
    }

    @Test
    void aDeviceIsRefused() {
        assertRefused(Path.of("/dev/zero"), "Cannot read --input (/dev/zero): it is a terminal or another device.");
    }

    @Test
    void picturesOfOtherFormatsAreReadToo() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("pictures"));
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, 28, 28, IMAGES.image(0));
        for (String format : List.of("png", "gif", "jpg")) {
            assertThat(ImageIO.write(
                            picture, format, folder.resolve("a." + format).toFile()))
                    .isTrue();
        }
        List<String> lines = lines(folder);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("a.gif,");
        assertThat(labels(lines).stream().distinct()).hasSize(1);
    }

    @Test
    void aFileOfAnotherKindIsNamedWithItsCure() throws IOException {
        assertRefused(
                write("a.parquet", "PAR1\u001b]0;title\u0007"),
                "a.parquet: it is a Parquet file.\nIf its rows are pictures, as Hugging Face's",
                "pandas.read_parquet(\"" + directory.resolve("a.parquet") + "\")");
    }

    @Test
    void probabilitiesAddUpAndGiveTheLabel() throws IOException {
        List<String> lines = lines(idx("images"), "--probabilities");

        assertThat(lines.get(0)).isEqualTo("ImageId,Label,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double[] probabilities = IntStream.range(2, 12)
                    .mapToDouble(i -> Double.parseDouble(cells[i]))
                    .toArray();
            assertThat(IntStream.range(0, 10).mapToDouble(i -> probabilities[i]).sum())
                    .isBetween(0.9999, 1.0001);
            assertThat(probabilities[Integer.parseInt(cells[1])])
                    .isEqualTo(IntStream.range(0, 10)
                            .mapToDouble(i -> probabilities[i])
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void wrongInputsAreRefusedWithTheirLine() throws IOException {
        String good = row(IMAGES.image(0)) + "\n";
        assertRefused(write("a.csv", ""), "a.csv: it is empty.");
        assertRefused(write("b.csv", good + "1,2,3\n"), "b.csv: line 2 has 3 values where the model's images have 784");
        assertRefused(write("c.csv", good + header() + good), "c.csv: line 2 looks like a header");
        assertRefused(write("e.csv", good + "x" + good.substring(1)), "e.csv: line 2, column 1 is \"x\"");
        assertRefused(directory.resolve("none.csv"), "none.csv: it is neither a folder nor a file.");
    }

    /** As Kaggle's train.csv. */
    @Test
    void labelsThatTheHeaderNamesAreNotRead() throws IOException {
        String labelled = rows().lines().map(row -> "9," + row).collect(Collectors.joining("\n"));
        assertThat(lines(write("train.csv", "label," + header() + labelled)))
                .isEqualTo(lines(write("test.csv", header() + rows())));
    }

    @Test
    void aPipeIsNamedAsItWasGiven() throws Exception {
        Path file = write("labelled.csv", "9," + row(IMAGES.image(0)) + "\n");
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Process writer =
                new ProcessBuilder("sh", "-c", "exec cat \"$0\" > \"$1\"", file.toString(), pipe.toString()).start();
        assertRefused(
                pipe,
                "Cannot read " + pipe + ": line 1 has 785 values",
                "Write it to a file first. If the lines have a label, too, leave it out where it comes first:",
                "    cut -d, -f2- FILE > images.csv");
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        Path file = idx("images");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        assertRefused(file, "images: it ends after 235195 of the 235200 bytes its header announces.");
    }

    @Test
    void imagesOfAnotherSizeAreRefusedWithTheirName() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("pictures"));
        var picture = new BufferedImage(30, 28, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(picture, "png", folder.resolve("wide.png").toFile());
        assertRefused(folder, "wide.png: it is 30 x 28 where the model's images are 28 x 28.");
    }

    @Test
    void aDamagedModelIsNotBlamedOnTheOutput() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.copy(model.resolve("network.zip"), other.resolve("network.zip"));
        String card = Files.readString(model.resolve("model.json"));
        Files.writeString(other.resolve("model.json"), card.replaceFirst("(\"dense_1_units\" : )\\d+", "$17"));

        CommandLines run =
                CommandLines.run("predict", "--model=" + other, "--input=" + idx("images"), "--out=" + out());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .startsWith(
                        "Cannot read " + other.resolve("network.zip") + ": its configuration.json is that of another")
                .endsWith("\nRestore the file from a copy, or train the model again.\n")
                .doesNotContain("--out");
        assertThat(out()).doesNotExist();
    }

    @Test
    void imagesAreNotWrittenOver() throws IOException {
        Path input = write("submission.csv", header() + rows());
        String before = Files.readString(input);

        CommandLines run = predict(input);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).startsWith("Cannot write --out (" + out() + "): it is --input, which would be lost.");
        assertThat(input).hasContent(before);
    }

    @Test
    void anOutputThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        CommandLines run = CommandLines.run(
                "predict",
                "--model=none",
                "--input=none",
                "--out",
                directory.resolve("no/such.csv").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).startsWith("Cannot write --out (" + directory.resolve("no/such.csv") + ")");
    }
}
