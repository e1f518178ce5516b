package io.sparbiter.worker.network.data.picture;

import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A folder that has a folder of pictures for each class.
 *
 * @param path of the folder, without a slash at its end
 * @param pictures names of files by the names of the folders that they are in, both in order
 * @param others files that are no pictures
 */
record ClassFolders(Storage storage, String path, Map<String, List<String>> pictures, List<String> others) {
    private static final BigInteger MOST = BigInteger.valueOf(255);

    /** Looks through the folders of a folder; those without a picture, and hidden ones, are no classes. */
    static ClassFolders in(Storage storage, String path) throws IOException {
        Map<String, List<String>> pictures = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        storage.names(path).forEach(name -> others.add(path + "/" + name));
        for (String folder :
                storage.folders(path).stream().sorted(NaturalOrder.INSTANCE).toList()) {
            if (!folder.startsWith(".") && !folder.startsWith("__")) {
                List<String> names = storage.names(path + "/" + folder);
                List<String> found = names.stream()
                        .filter(PictureFile::isNamed)
                        .sorted(NaturalOrder.INSTANCE)
                        .toList();
                if (!found.isEmpty()) {
                    pictures.put(folder, found);
                }
                names.stream()
                        .filter(name -> !PictureFile.isNamed(name))
                        .forEach(name -> others.add(path + "/" + folder + "/" + name));
            }
        }
        return new ClassFolders(storage, path, pictures, others);
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    int size() {
        return pictures.values().stream().mapToInt(List::size).sum();
    }

    /** Folders called 0 to 9 are labels, as a file would have them; others are numbered in the order of their names. */
    boolean areNumbered() {
        return pictures.keySet().stream().allMatch(ClassFolders::isNumber);
    }

    private static boolean isNumber(String folder) {
        return folder.matches("[0-9]+");
    }

    /** The files of all classes, one class after the other. */
    List<DataFile> files() {
        return pictures.entrySet().stream()
                .flatMap(folder -> folder.getValue().stream().map(name -> folder.getKey() + "/" + name))
                .map(name -> new DataFile(storage, path + "/" + name))
                .toList();
    }

    /** Names of classes in the order of their labels, if they are not numbers. */
    List<String> names() {
        return areNumbered() ? List.of() : pictures.keySet().stream().sorted().toList();
    }

    /** The class of each of the files, of a set to be trained on. */
    Labels.Classes classes(SourceFormat format) {
        return areNumbered()
                ? new Labels(format, folder()).ofTraining(numbers())
                : new Labels.Classes(places(names()), new ClassNames(names()));
    }

    /**
     * The same of a set to be tested on, whose classes must be among those to be trained on.
     *
     * @param trained what those are called
     */
    byte[] classesLike(ClassFolders training, ClassNames trained, SourceFormat format) {
        for (String folder : pictures.keySet()) {
            if (training.areNumbered() ? !isNumber(folder) : !training.pictures.containsKey(folder)) {
                throw new DataException(
                        "Cannot read " + path + "/" + folder + ": there is no class of this name in " + training.path
                                + ".",
                        "Name the folders of training and test pictures alike.");
            }
        }
        return training.areNumbered()
                ? new Labels(format, folder()).ofTest(numbers(), trained)
                : places(training.names());
    }

    /** What is said where labels are wrong. */
    private DataFile folder() {
        return new DataFile(storage, path);
    }

    private byte[] numbers() {
        Map<String, Integer> labels = pictures.keySet().stream().collect(Collectors.toMap(name -> name, this::label));
        return labels(labels);
    }

    private int label(String folder) {
        var number = new BigInteger(folder);
        if (number.compareTo(MOST) > 0) {
            throw new DataException(
                    "Cannot read " + path + "/" + folder + ": labels are 0 to " + MOST + ".",
                    "Number the classes from 0 on, or give them names that are no numbers.");
        }
        return number.intValue();
    }

    private byte[] places(List<String> names) {
        if (names.size() > MOST.intValue() + 1) {
            throw new DataException(
                    "Cannot read " + path + ": it has " + names.size() + " folders of pictures, and a data set at most "
                            + (MOST.intValue() + 1) + " classes.",
                    "Leave some out, or give the folder above if these are no classes.");
        }
        return labels(IntStream.range(0, names.size()).boxed().collect(Collectors.toMap(names::get, place -> place)));
    }

    private byte[] labels(Map<String, Integer> labels) {
        byte[] all = new byte[size()];
        int next = 0;
        for (Map.Entry<String, List<String>> folder : pictures.entrySet()) {
            for (int i = 0; i < folder.getValue().size(); i++) {
                all[next++] = labels.get(folder.getKey()).byteValue();
            }
        }
        return all;
    }
}
