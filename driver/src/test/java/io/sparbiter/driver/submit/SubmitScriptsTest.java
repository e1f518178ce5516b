package io.sparbiter.driver.submit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.kubernetes.Manifests;
import io.sparbiter.driver.submit.Script.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launchers say to spark-submit. */
class SubmitScriptsTest {
    private static final String JAR = "/built/sparbiter.jar";
    private static final String JAR_IN_IMAGE = "local:///opt/sparbiter/sparbiter.jar";

    @TempDir
    Path folder;

    private Script script(String name) {
        return Script.of(folder, name).withSpark();
    }

    private static String conf(String name) {
        return Script.home().resolve("conf").resolve(name).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone.sh", "yarn.sh", "k8s.sh", "nightly.sh"})
    void everyScriptExplainsItselfWithoutAnythingInstalled(String name) throws Exception {
        Run help = Script.of(folder, name).run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .anyMatch(line -> line.contains("submit/" + name))
                .noneMatch(line -> line.startsWith("#"));
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"standalone.sh", "yarn.sh", "k8s.sh", "nightly.sh"})
    void everyScriptRefusesToGuess(String name) throws Exception {
        Run refused = Script.of(folder, name).run();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().get(0)).startsWith("Cannot ");
    }

    @Test
    void aMissingDistributionIsNamed() throws Exception {
        Run refused = Script.of(folder, "standalone.sh")
                .with("SPARK_HOME", "/no/such")
                .run("spark://host:7077");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().get(0)).contains("SPARK_HOME (/no/such)");
    }

    @ParameterizedTest
    @CsvSource({"4.0.1, 2.12", "3.5.6, 2.13", "5.0.0, 2.13", "2.4.8, 2.12", "2.4.8, 2.11"})
    void anotherSparkIsRefusedBeforeAJvmStarts(String spark, String scala) throws Exception {
        Script script =
                script("standalone.sh").withProgram("spark/jars/spark-core_" + scala + "-" + spark + ".jar", "");

        Run refused = script.run("spark://host:7077", "search", "--config", "x.yaml");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().get(0)).startsWith("Cannot run on Spark " + spark + " with Scala " + scala + ": ");
        assertThat(refused.err().get(1)).contains("as SPARK_HOME (" + folder.resolve("spark") + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12-3.5.9", "2.12-3.5.1-amzn-0", "2.12-3.4.4", "2.13-4.0.1", "2.13-4.2.0"})
    void aSparkThatWeHaveAJarForIsTaken(String release) throws Exception {
        Script script = script("standalone.sh").withProgram("spark/jars/spark-core_" + release + ".jar", "");

        Run run = script.run("spark://host:7077");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsNoStatementIsNotAsked() throws Exception {
        Path large = Files.write(folder.resolve("large.sql"), new byte[1 << 18]);
        Run refused = Script.of(folder, "sql.sh").run(large.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .containsExactly("Cannot ask " + large + ": it is larger than 128 kB. Maybe you meant another file.");

        Run device = Script.of(folder, "sql.sh").run("/dev/zero");
        assertThat(device.exitCode()).isEqualTo(2);
        assertThat(device.err().get(0)).startsWith("Cannot ask /dev/zero: it is no file, but a folder, a pipe or");
    }

    @Test
    void standaloneSubmitsTheCommandAsItIs() throws Exception {
        Run run = script("standalone.sh")
                .with("SPARBITER_SUBMIT_OPTS", "--packages org.apache.hadoop:hadoop-aws:3.3.4")
                .run("spark://host:7077", "search", "--config", "a b.yaml", "--set", "seed=1");

        assertThat(run.err()).isEmpty();
        assertThat(run.after("--master")).isEqualTo("spark://host:7077");
        assertThat(run.after("--properties-file")).isEqualTo(conf("spark-standalone.conf"));
        assertThat(run.after("--packages")).isEqualTo("org.apache.hadoop:hadoop-aws:3.3.4");
        assertThat(run.after("--class")).isEqualTo("io.sparbiter.driver.cli.Sparbiter");
        assertThat(run.after("--driver-java-options"))
                .contains("-Dlog4j2.configurationFile=" + conf("log4j2.properties"))
                .contains("-Dsparbiter.log.file=" + folder.resolve("logs/sparbiter.log"));
        assertThat(run.command(JAR)).containsExactly("search", "--config", "a b.yaml", "--set", "seed=1");
    }

    @Test
    void withoutACommandItIsTheQuickSearch() throws Exception {
        assertThat(script("standalone.sh").run("spark://host:7077").command(JAR))
                .containsExactly("search", "--config", conf("searches/quick.yaml"));
    }

    /** That of the event log is made by the program, on whatever file system it is. */
    @Test
    void theLogsDirectoryExists() throws Exception {
        script("standalone.sh").run("spark://host:7077");

        assertThat(folder.resolve("logs")).isDirectory();
        assertThat(folder.resolve("events")).doesNotExist();
    }

    @Test
    void theSecretIsNotOnTheCommandLine() throws Exception {
        Run run =
                script("standalone.sh").with("_SPARK_AUTH_SECRET", "between us").run("spark://host:7077");

        assertThat(run.out()).isNotEmpty().noneMatch(word -> word.contains("between us"));
    }

    @Test
    void yarnKeepsTheDriverHere() throws Exception {
        Run run = script("yarn.sh").with("HADOOP_CONF_DIR", folder.toString()).run("best", "-n", "3");

        assertThat(run.after("--master")).isEqualTo("yarn");
        assertThat(run.after("--deploy-mode")).isEqualTo("client");
        assertThat(run.after("--properties-file")).isEqualTo(conf("spark-yarn.conf"));
        assertThat(run.command(JAR)).containsExactly("best", "-n", "3");
    }

    @Test
    void kubernetesFromOutsideGivesTheDriverAPod() throws Exception {
        Run run =
                script("k8s.sh").with("SPARBITER_IMAGE", "registry/sparbiter:7").run("k8s://https://host:6443");

        assertThat(run.after("--deploy-mode")).isEqualTo("cluster");
        assertThat(run.after("--properties-file")).isEqualTo(conf("spark-k8s.conf"));
        assertThat(run.all("--conf"))
                .contains("spark.kubernetes.container.image=registry/sparbiter:7")
                .allSatisfy(setting -> assertThat(setting).doesNotStartWith("spark.driver.host"));
        assertThat(run.after("--driver-java-options")).contains("=/opt/sparbiter/conf/log4j2.properties");
        assertThat(run.command(JAR_IN_IMAGE))
                .containsExactly("search", "--config", "/opt/sparbiter/conf/searches/quick.yaml");
        assertThat(folder.resolve("events")).doesNotExist();
    }

    @Test
    void kubernetesInAPodMakesThatPodTheDriver() throws Exception {
        Run run = script("k8s.sh")
                .with("SPARBITER_POD_NAME", "nightly-1-x")
                .with("SPARBITER_POD_IP", "10.0.0.7")
                .with("SPARBITER_DRIVER_HOST", "sparbiter-driver")
                .run("k8s://https://kubernetes.default.svc", "search", "--config", "x.yaml");

        assertThat(run.after("--deploy-mode")).isEqualTo("client");
        assertThat(run.all("--conf"))
                .contains(
                        "spark.kubernetes.driver.pod.name=nightly-1-x",
                        "spark.driver.host=sparbiter-driver",
                        "spark.driver.bindAddress=10.0.0.7");
        assertThat(run.command(JAR_IN_IMAGE)).containsExactly("search", "--config", "x.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"executor-pod.yaml", "driver-pod.yaml"})
    void thePodTemplatesOfTheScriptAreThere(String template) throws Exception {
        Run run = script("k8s.sh").run("k8s://https://host:6443");

        assertThat(run.all("--conf"))
                .filteredOn(setting -> setting.endsWith("/" + template))
                .hasSize(1)
                .allSatisfy(setting ->
                        assertThat(Path.of(setting.replaceFirst(".*=", ""))).isRegularFile());
    }

    /** Spark fills the image that the script names into a template's first container; any other would keep its own. */
    @Test
    void everyContainerOfItsPodsRunsTheImageOfTheScript() throws Exception {
        Run run =
                script("k8s.sh").with("SPARBITER_IMAGE", "registry/sparbiter:7").run("k8s://https://host:6443");
        String filledIn = setting(run, "spark.kubernetes.container.image");

        for (String pod : List.of("driver", "executor")) {
            Path template = Path.of(setting(run, "spark.kubernetes." + pod + ".podTemplateFile"));
            assertThat(images(template, filledIn)).isNotEmpty().containsOnly("registry/sparbiter:7");
        }
    }

    private static String setting(Run run, String name) {
        return run.all("--conf").stream()
                .filter(setting -> setting.startsWith(name + "="))
                .map(setting -> setting.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> images(Path template, String filledIn) {
        JsonNode pod = Manifests.all()
                .filter(manifest -> manifest.file().toAbsolutePath().normalize().equals(template))
                .findFirst()
                .orElseThrow()
                .json()
                .get("spec");
        List<String> images = new ArrayList<>();
        pod.path("containers")
                .forEach(container -> images.add(container.path("image").asText()));
        pod.path("initContainers")
                .forEach(container -> images.add(container.path("image").asText()));
        images.set(0, filledIn);
        return images;
    }

    @Test
    void noSettingsFileHoldsASecret() throws Exception {
        for (String name : new String[] {"spark-standalone.conf", "spark-yarn.conf", "spark-k8s.conf"}) {
            assertThat(Files.readAllLines(Path.of(conf(name))))
                    .noneMatch(line -> line.matches("(?i)#? ?spark\\.\\S*(secret|password|access\\.key)\\S* +\\S+.*"));
        }
    }
}
