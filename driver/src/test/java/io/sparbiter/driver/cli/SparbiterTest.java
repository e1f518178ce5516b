package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.spark.SparkRelease;
import io.sparbiter.worker.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees who types something else than was meant; no Spark is started. */
class SparbiterTest {
    private static final String QUICK = "../conf/searches/quick.yaml";

    @TempDir
    Path directory;

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    private String results() {
        return directory.resolve("results").toString();
    }

    @Test
    void spaceCountsTheDefaultSpace() {
        CommandLines run = CommandLines.run("space", "--config", QUICK);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("82,944 points").contains("conv_1_filters");
        assertThat(run.err()).isEmpty();
    }

    /** A terminal would obey them. */
    @Test
    void controlCharactersOfArgumentsAndFilesAreShown() throws IOException {
        Path data = Files.writeString(directory.resolve("d.csv"), "\u001b]0;title\u0007,1\n");
        Path table = Files.writeString(directory.resolve("t.csv"), "x,score_1\n1,a\u001b[2J\u0007\n");
        Path space = Files.writeString(directory.resolve("s.yaml"), "axes: {x: [1]}\n");
        for (CommandLines run : List.of(
                CommandLines.run("b\u001b[31mest"),
                CommandLines.run("best", "--results", directory + "/\u001b]0;a\u0007"),
                CommandLines.run("space", "--config", directory + "/\u001b]0;a\u0007\n"),
                CommandLines.run(
                        "benchmark",
                        "--strategies=random",
                        "--direction=minimize",
                        "--table=" + table,
                        "--space=" + space),
                CommandLines.run(
                        "search", "--config", QUICK, "--results", results(), "--set", "data.source=" + data))) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run.err()).contains("\\x1b").doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
        }
    }

    @Test
    void spaceCountsTheOtherSpace() {
        CommandLines run =
                CommandLines.run("space", "--config", QUICK, "--set", "space=../conf/spaces/mnist-cnn-103680.yaml");
        assertThat(run.out()).contains("103,680 points");
    }

    @ParameterizedTest
    @CsvSource({
        "bset, sparbiter has no command bset. Maybe you meant best.",
        "serch, sparbiter has no command serch. Maybe you meant search.",
        "search --confg x.yaml, search has no option --confg. Maybe you meant --config.",
        "best --reslts=x, best has no option --reslts=x. Maybe you meant --results.",
        "best x, 'best takes no argument x: options begin with --, and a text of several words stands between quotes.'",
        "best --nonsense, best has no option --nonsense."
    })
    void whatIsMistypedIsNamedWithWhatWasMeant(String words, String message) {
        CommandLines run = CommandLines.run(words.split(" ", -1));

        assertRefused(run, message);
        assertThat(run.err()).startsWith(message + "\nSee ").hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help best", "best --help"})
    void helpIsThereEitherWay(String words) {
        CommandLines run = CommandLines.run(words.split(" ", -1));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Usage: sparbiter best ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "space --config",
                "search --config",
                "train --config",
                "train --best --out",
                "evaluate --model",
                "evaluate --model m --out",
                "predict --model",
                "predict --model m --input i --out",
                "pictures --out",
                "pictures --out o --model",
                "report --out",
                "report --out o --model",
                "benchmark --strategies random --table",
                "benchmark --strategies random --space",
                "benchmark --strategies random --out",
            })
    void whatMustBeOnThisMachineIsNoUriOfAnother(String words) {
        for (String uri : List.of("hdfs:///x", "s3a://bucket/x")) {
            CommandLines run = CommandLines.run((words + " " + uri).split(" ", -1));
            assertRefused(
                    run, "'" + uri + "' is a URI of another file system, and this has to be a path of this machine.");
        }
        assertThat(Path.of("hdfs:")).doesNotExist();
        assertThat(Path.of("s3a:")).doesNotExist();
    }

    @Test
    void aSummaryIsWrittenOnThisMachine() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--summary", "hdfs:///n.jsonl"),
                "Cannot append to --summary (hdfs:///n.jsonl): it is a URI of another file system.");
        assertThat(Path.of(results())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search --config ~/x.yaml",
                "best --results ~/x",
                "search --config QUICK --set data.source=~/x",
                "search --config QUICK --set checkpoint.directory=~/x",
                "search --config QUICK --set space=~/x",
                "search --config QUICK --summary ~/x",
                "report --out ~/x"
            })
    void aShellsWordIsNamedWithThePathThatItMeans(String words) {
        CommandLines run = CommandLines.run(words.replace("QUICK", QUICK).split(" ", -1));

        assertRefused(run, "~", "a shell's word", System.getenv("HOME") + "/x");
        assertThat(Path.of("~")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "best --results https://host/x",
                "search --config QUICK --set data.source=https://host/x.csv",
                "search --config QUICK --set space=https://host/x.yaml",
                "benchmark --strategies=random --direction=minimize --space=QUICK --table=https://host/x.csv",
            })
    void theWebIsNoPlace(String words) {
        assertRefused(
                CommandLines.run(words.replace("QUICK", QUICK).split(" ", -1)),
                "it is an address of the web, where Sparbiter neither reads nor writes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"best --results s3a://bucket/x", "search --config QUICK --set data.source=s3a://bucket/x"})
    void aStoreWithoutItsJarIsNoClassOfItsOwn(String words) {
        assertRefused(
                CommandLines.run(words.replace("QUICK", QUICK).split(" ", -1)),
                "the file system of s3a: is in no jar of this program",
                "hadoop-aws");
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--name", "a".repeat(300)),
                "Cannot name a search --name (aaaaaaaaaaaaaaaaaaaa…): a name has at most 248 letters, and this has 300.");
    }

    @Test
    void aFileUriIsAPath() {
        String uri = "file://" + Path.of(QUICK).toAbsolutePath().normalize();
        assertThat(CommandLines.run("space", "--config", uri).out()).contains("82,944 points");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatHasNoEndIsNotRead() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (String endless : List.of("/dev/zero", pipe.toString())) {
            assertRefused(
                    CommandLines.run("space", "--config", endless),
                    endless + ": " + endless + " is a pipe or a device.\n    Write its content into a file first");
            assertRefused(CommandLines.run("space", "--config", QUICK, "--set", "space=" + endless), " is a pipe or a");
            assertRefused(
                    CommandLines.run(
                            "benchmark",
                            "--strategies=random",
                            "--direction=minimize",
                            "--space=../conf/spaces/mnist-cnn.yaml",
                            "--table=" + endless),
                    endless + ": it is a pipe or a device.");
            assertRefused(
                    CommandLines.run(
                            "search", "--config", QUICK, "--results", results(), "--set", "data.source=" + endless),
                    "Cannot read data.source (" + endless + "): it is a pipe or a device.");
        }
        assertThat(classPath(pipe).err()).startsWith("--class-path: " + pipe + " is neither a jar nor");
        assertThat(CommandLines.run("search", "--config", QUICK, "--class-path=hdfs:///x.jar")
                        .err())
                .startsWith("--class-path: hdfs:///x.jar has a URI.");
    }

    /** Tests see no GPU, whatever the machine has. */
    @Test
    void gpuTellsWhyThereIsNone() {
        CommandLines run = CommandLines.run("gpu");
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out())
                .containsSubsequence("driver ", "CUDA ", "cuBLAS ", "cuDNN ", "NVRTC ", "Trials train on the CPU. ")
                .doesNotContain("Exception", "Error");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aMistypedKeyIsRefusedWithTheNearestOne() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--set", "training.epoch=3"),
                "training.epoch",
                "training.epochs");
    }

    @Test
    void severalProblemsAreToldAtOnce() {
        assertRefused(
                CommandLines.run(
                        "search", "--config", QUICK, "--results", results(), "--trials", "0", "--set", "seed=x"),
                "--trials 0",
                "seed");
    }

    @Test
    void aSplitLargerThanTheDataIsRefused() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--set", "data.train=70000"),
                "data.train",
                "60000");
    }

    @Test
    void aMissingDataFileIsRefusedBeforeAnythingIsWritten() {
        assertRefused(
                CommandLines.run(
                        "search", "--config", QUICK, "--results", results(), "--set", "data.source=/no/such/data"),
                "/no/such/data");
        assertThat(Path.of(results())).doesNotExist();
    }

    @Test
    void aTruncatedDataFileIsRefused() throws IOException {
        Path csv = Files.writeString(directory.resolve("train.csv"), "label,pixel0,pixel1,pixel2,pixel3\n7,1,2,3\n");
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--set", "data.source=" + csv),
                "train.csv");
    }

    @Test
    void aResultsDirectoryThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(CommandLines.run("best", "--results", file.toString()), "it is a file");
        assertRefused(CommandLines.run("search", "--config", QUICK, "--results", file.toString()), "it is a file");
    }

    @Test
    void aWrongTimeLimitOfATrialIsRefused() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--trial-timeout", "soon"),
                "--trial-timeout",
                "soon");
    }

    @Test
    void aWrongSearchNameIsRefused() {
        assertRefused(CommandLines.run("search", "--config", QUICK, "--results", results(), "--name", "7up"), "7up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "..", "a/b", "a\\b", "/tmp/x", "hdfs://host/x", "a\u0000b", "a\nb", ""})
    void aNameCannotLeaveTheResultsDirectory(String name) throws IOException {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--name=" + name),
                "Cannot name a search --name (" + Printable.line(name) + ")");
        assertRefused(
                CommandLines.run("show", "1", "--results", results(), "--search=" + name),
                "Cannot name a search --search (" + Printable.line(name) + ")");
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aSummaryThatCannotBeWrittenIsRefusedBeforeTheNameIsTaken() {
        assertRefused(
                CommandLines.run(
                        "search", "--config", QUICK, "--results", results(), "--summary", "/no/such/night.jsonl"),
                "Cannot write --summary (/no/such/night.jsonl)",
                "Create the folder first");
        assertThat(Path.of(results())).doesNotExist();
    }

    @Test
    void aWarmStartFromNothingIsRefusedBeforeTheNameIsTaken() {
        assertRefused(
                CommandLines.run(
                        "search", "--config", QUICK, "--results", results(), "--name", "b", "--warm-start", "a,c"),
                "Cannot find --warm-start (a)");
        assertThat(Path.of(results())).doesNotExist();
    }

    @Test
    void aPortInUseIsRefusedBeforeTheNameIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefused(
                    CommandLines.run("search", "--config", QUICK, "--results", results(), "--serve", port),
                    "Cannot serve the page at --serve (" + port + ")",
                    "Choose another port");
        }
        assertThat(Path.of(results())).doesNotExist();
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertRefused(
                CommandLines.run("search", "--config", QUICK, "--results", results(), "--serve", "web"),
                "'web' is not a port from 0 to 65535");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
        assertRefused(
                CommandLines.run("report", "--results", results(), "--out", "/no/such/report.html"),
                "Cannot write --out (/no/such/report.html)");
    }

    @Test
    void aReportOfNothingIsRefused() {
        String out = directory.resolve("report.html").toString();
        assertRefused(CommandLines.run("report", "--results", results(), "--out", out), "there is none");
        assertRefused(
                CommandLines.run("report", "--results", results(), "--out", out, "--model", "/no/model"),
                "Cannot open model (/no/model)");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void rankingWithoutASearchIsRefused() {
        assertRefused(CommandLines.run("best", "--results", results()), "there is none");
        assertRefused(CommandLines.run("worst", "--results", results(), "--search", "gone"), "gone");
    }

    @Test
    void aCountOfNothingIsRefused() {
        CommandLines run = CommandLines.run("best", "-n", "0", "--results", results());
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("Invalid value for option '-n': '0' is not a whole number of 1 or more"
                        + "See sparbiter best --help");
    }

    @Test
    void aClassPathOfNoClassesIsRefusedInTwoLines() throws IOException {
        Path jars = Files.createDirectory(directory.resolve("libs"));
        try (var jar = new ZipOutputStream(Files.newOutputStream(jars.resolve("a.jar")))) {
            jar.putNextEntry(new ZipEntry("A.class"));
        }
        Path file = Files.writeString(directory.resolve("c.yaml"), "a: 1");
        String neither = " is neither a jar nor a folder of classes. Of a folder of jars, name each jar.";
        assertThat(classPath(jars).err())
                .isEqualToIgnoringNewLines("--class-path: " + jars + neither + "See sparbiter search --help");
        assertThat(classPath(file).err())
                .isEqualToIgnoringNewLines("--class-path: " + file + neither + "See sparbiter search --help");
        Path nowhere = directory.resolve("nowhere.jar");
        assertThat(classPath(nowhere).err())
                .isEqualToIgnoringNewLines("--class-path: there is no " + nowhere
                        + ". Build it first, or correct the path.See sparbiter search --help");
        assertThat(classPath(jars.resolve("a.jar")).err()).doesNotContain("--class-path");
        assertThat(classPath(Path.of("target/classes")).err()).doesNotContain("--class-path");
    }

    private CommandLines classPath(Path place) {
        return CommandLines.run(
                "search", "--config", QUICK, "--results", results(), "--class-path=" + place, "--set", "seed=x");
    }

    @Test
    void anotherSparkIsRefusedBeforeTheNameIsTaken() {
        var err = new StringWriter();
        String[] search = {"search", "--config", QUICK, "--results", results(), "--verbose"};

        int exitCode = Sparbiter.run(
                new SparkRelease("2.4.8", "2.11.12"),
                search,
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));

        assertThat(exitCode).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString())
                .startsWith("Cannot run on Spark 2.4.8 with Scala 2.11.12: ")
                .hasLineCount(2);
        assertThat(Path.of(results())).doesNotExist();
    }

    @Test
    void withoutACommandAllCommandsAreTold() {
        CommandLines run = CommandLines.run();
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("Usage: sparbiter", "search", "show");
    }

    @Test
    void anUnknownCommandIsRefused() {
        CommandLines run = CommandLines.run("serach");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("search");
    }
}
