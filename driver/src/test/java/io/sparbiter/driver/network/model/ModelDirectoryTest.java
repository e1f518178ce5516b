package io.sparbiter.driver.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelDirectoryTest {
    @TempDir
    Path directory;

    private final MultiLayerNetwork network = NetworkFactory.network(
            SampleModels.recipe(new ModelOrigin.Baseline())
                    .plan(new ImageShape(28, 28, 1, 10), new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 2}),
            7);

    private ModelDirectory written(ModelCard card, List<Epoch> history) throws IOException {
        new ModelWriter(directory).write(card, history, network);
        return ModelDirectory.open(directory);
    }

    static Stream<ModelOrigin> origins() {
        return Stream.of(new ModelOrigin.OfTrial("study", 324), new ModelOrigin.Given(), new ModelOrigin.Baseline());
    }

    @ParameterizedTest
    @MethodSource("origins")
    void theCardComesBackAsItWas(ModelOrigin origin) throws IOException {
        ModelCard card = SampleModels.card(origin);
        assertThat(written(card, SampleModels.HISTORY).card()).isEqualTo(card);
    }

    @Test
    void theCardIsReadableByOthers() throws IOException {
        written(SampleModels.card(new ModelOrigin.OfTrial("study", 324)), SampleModels.HISTORY);
        assertThat(directory.resolve("model.json"))
                .content()
                .contains(
                        "\"trained_at\" : \"2026-11-27T08:00:00Z\"",
                        "\"kind\" : \"trial\"",
                        "\"search\" : \"study\"",
                        "\"conv_1_filters\" : 4",
                        "\"validate_on\" : 150",
                        "\"metric\" : \"val_accuracy\"");
    }

    @Test
    void aTestSourceIsWrittenOnlyIfThereIsOne() throws IOException {
        DataSettings usual = DataSettings.DEFAULT;
        assertThat(ModelJson.write(usual)).doesNotContain("test_source");
        assertThat(ModelJson.read(ModelJson.write(usual), DataSettings.class)).isEqualTo(usual);
        DataSettings other = usual.testedFrom("/a/test.csv");
        assertThat(ModelJson.read(ModelJson.write(other), DataSettings.class)).isEqualTo(other);
    }

    /** Earlier versions left all averaging to dl4j-spark. */
    @Test
    void whoAveragesIsWrittenOnlyIfItIsOurEngine() throws IOException {
        ModelRecipe earlier = Recipes.baseline(2, false, 2);
        ModelRecipe ours = Recipes.averaged(2, 2);
        assertThat(ModelJson.write(earlier)).doesNotContain("averaging");
        assertThat(ModelJson.read(ModelJson.write(earlier), ModelRecipe.class)).isEqualTo(earlier);
        assertThat(ModelJson.read(ModelJson.write(ours), ModelRecipe.class)).isEqualTo(ours);
    }

    @Test
    void aTrainingByDl4jIsGoneOnWithByIt() {
        TrainingDirectory.open(directory, Recipes.baseline(2, false, 2));
        assertThatThrownBy(() -> TrainingDirectory.open(directory, Recipes.averaged(2, 2)))
                .hasMessageContaining("own_averaging was not set and is true")
                .hasMessageContaining("Add --by dl4j");
    }

    /** So that trainings that an earlier version began are gone on with. */
    @Test
    void aSettingThatEarlierVersionsLackedIsWrittenOnlyWhereItIsSet() throws IOException {
        ModelRecipe usual = SampleModels.recipe(new ModelOrigin.Baseline());
        assertThat(ModelJson.write(usual)).doesNotContain("tf32");
        TrainingSettings training = usual.training();
        String text = ModelJson.write(usual).replace("\"threads\" : 1,", "\"threads\" : 1, \"tf32\" : true,");
        assertThat(ModelJson.read(text, ModelRecipe.class).training())
                .isEqualTo(new TrainingSettings(
                        training.epochs(),
                        training.batch(),
                        training.learningRate(),
                        training.classWeights(),
                        training.threads(),
                        true,
                        training.earlyStopping(),
                        training.plateau()));
    }

    @Test
    void ofSettingsOfTheDataOnlyThoseThatAreSetAreWritten() throws IOException {
        ModelRecipe usual = SampleModels.recipe(new ModelOrigin.Baseline());
        assertThat(ModelJson.write(usual)).doesNotContain("\"label\"", "labels_as_found", "white", "\"classes");
        String text = ModelJson.write(usual)
                .replace(
                        "\"first_label\" : 0",
                        "\"first_label\" : 0, \"label\" : \"last\", \"labels_as_found\" : true, \"white\" : 16");
        ModelRecipe special = ModelJson.read(text, ModelRecipe.class);
        assertThat(special.data().format())
                .isEqualTo(new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, 0, "last", true, 16, 0));
        assertThat(ModelJson.read(ModelJson.write(special), ModelRecipe.class)).isEqualTo(special);
    }

    /** Whose data may have labels that are refused by now. */
    @Test
    void aCardOfAnEarlierVersionHasNeitherLabelsNorBrightness() throws IOException {
        ModelCard card = ModelDirectory.open(Path.of("src/test/resources/version-0.1/model"))
                .card();
        int classes = card.shape().classes();
        assertThat(card.names()).isEqualTo(ClassNames.from(0, classes));
        assertThat(card.data().format().classes()).isEqualTo(classes);
        assertThat(card.brightness().wasMeasured()).isFalse();
    }

    @Test
    void labelsThatAreNotTheNetworksAreRefused() throws IOException {
        written(SampleModels.card(new ModelOrigin.Given()), SampleModels.HISTORY);
        Path card = directory.resolve("model.json");
        Files.writeString(card, Files.readString(card).replace("\"11\"", "\"11\", \"12\""));
        assertRefused(() -> ModelDirectory.open(directory), "model.json", "11 labels for 10 classes");
    }

    @Test
    void theHistoryComesBackToTheLastDigitAndWithoutWhatWasNotMeasured() throws IOException {
        var unmeasured = NetworkReports.epoch(3, 0.1, Double.NaN, Double.NaN, 1e-5, 7);
        List<Epoch> history = List.of(SampleModels.HISTORY.get(0), SampleModels.HISTORY.get(1), unmeasured);
        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Given()), history);
        assertThat(model.history()).isEqualTo(history);
        assertThat(directory.resolve("history.csv")).content().contains("3,0.1,,,1.0E-5,7\n");
    }

    @Test
    void theNetworkPredictsWhatItDidBefore() throws IOException {
        INDArray images = Nd4j.rand(5, 1, 28, 28);
        MultiLayerNetwork read = written(SampleModels.card(new ModelOrigin.Baseline()), SampleModels.HISTORY)
                .network();
        assertThat(read.output(images)).isEqualTo(network.output(images));
    }

    @Test
    void whatIsNoModelIsRefusedWithARemedy() throws IOException {
        assertRefused(() -> ModelDirectory.open(directory.resolve("gone")), "there is no such directory", "Train one");
        assertRefused(() -> ModelDirectory.open(directory), "it has no model.json", "Train one with: train");
        Files.createDirectory(directory.resolve("unfinished"));
        assertRefused(() -> ModelDirectory.open(directory), "its training has not ended", "Go on with it");
        Path file = Files.createFile(directory.resolve("file"));
        assertRefused(() -> ModelDirectory.open(file), "it is not a directory", "Train one");
    }

    @Test
    void damagedFilesAreRefusedByName() throws IOException {
        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Given()), SampleModels.HISTORY);
        Files.writeString(directory.resolve("network.zip"), "no archive");
        assertRefused(model::network, "Cannot read " + directory.resolve("network.zip"), "train the model again");
        Files.writeString(directory.resolve("history.csv"), "epoch,train_loss\n1,2\n");
        assertRefused(model::history, "history.csv", "its first line is not");
        Files.writeString(directory.resolve("model.json"), "{\"format\": 1}");
        assertRefused(() -> ModelDirectory.open(directory), "model.json", "version");
    }

    @Test
    void aHalfNetworkIsRefused() throws IOException {
        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Baseline()), SampleModels.HISTORY);
        byte[] whole = Files.readAllBytes(directory.resolve("network.zip"));
        Files.write(directory.resolve("network.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertRefused(
                model::network, "Cannot read " + directory.resolve("network.zip") + ": its weights end too early");
    }

    @Test
    void aCardThatDescribesNoNetworkIsRefused() throws IOException {
        ModelDirectory written = written(SampleModels.card(new ModelOrigin.Baseline()), SampleModels.HISTORY);
        Path card = written.path().resolve("model.json");
        Files.writeString(card, Files.readString(card).replace("\"conv_1_filters\" : 4", "\"conv_1_filters\" : 0"));
        ModelDirectory model = ModelDirectory.open(directory);
        assertRefused(model::saved, "Cannot read " + card, "space.conv_1_filters (0) must be a whole number");
    }

    @Test
    void aNetworkThatIsNotTheCardsIsRefused() throws IOException {
        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Given()), SampleModels.HISTORY);
        assertRefused(model::saved, "network.zip: its configuration.json is that of another network");
    }

    /** Deeplearning4j says which: the file is trusted. */
    @Test
    void aModelOfAnEarlierVersionHasTheWeightsThatItHad() throws IOException {
        Path earlier = Path.of("src/test/resources/version-0.1/model");
        MultiLayerNetwork itself = ModelSerializer.restoreMultiLayerNetwork(
                earlier.resolve("network.zip").toFile(), false);
        assertThat(ModelDirectory.open(earlier).network().params()).isEqualTo(itself.params());
    }

    /** As somebody else may plant in a folder that several may write to. */
    @Test
    void aLinkIsNotWrittenThrough() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("network.zip"), precious);
        Files.createSymbolicLink(directory.resolve("_network.zip.tmp"), precious);

        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Baseline()), SampleModels.HISTORY);

        assertThat(precious).hasContent("precious");
        assertThat(model.network().numParams()).isEqualTo(network.numParams());
    }

    @Test
    void aDeviceIsNotRead() throws IOException {
        ModelDirectory model = written(SampleModels.card(new ModelOrigin.Given()), SampleModels.HISTORY);
        for (String name : List.of("network.zip", "history.csv", "model.json")) {
            Files.delete(directory.resolve(name));
            Files.createSymbolicLink(directory.resolve(name), Path.of("/dev/zero"));
        }
        assertRefused(model::saved, "network.zip: it is a pipe or a device");
        assertRefused(model::history, "history.csv: it is a pipe or a device");
        assertRefused(() -> ModelDirectory.open(directory), "model.json: it is a pipe or a device");
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        written(SampleModels.card(new ModelOrigin.Given()), SampleModels.HISTORY);
        Path card = directory.resolve("model.json");
        Files.writeString(card, Files.readString(card).replace("\"format\" : 1", "\"format\" : 2"));
        assertRefused(() -> ModelDirectory.open(directory), "a newer version of this program wrote it");
    }

    private static void assertRefused(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(ResultsException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("\n");
    }
}
