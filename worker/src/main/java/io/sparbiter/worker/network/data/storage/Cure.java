package io.sparbiter.worker.network.data.storage;

import io.sparbiter.worker.Printable;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What to do with a file that is of no kind that is read.
 *
 * @param dataSet if images with labels were wanted; {@code FILE} stands for the file's path
 * @param images if images without labels were wanted
 */
record Cure(String dataSet, String images) {
    static final Cure LFS = new Cure("Fetch the file itself, in its repository: git lfs pull");
    static final Cure EXCEL = new Cure("Save it as a CSV file, and give that.");
    static final Cure GZIP =
            new Cure("Unpack it once by gzip -d, which asks for a name that ends with .gz, and give what comes of it.");
    static final Cure DOCUMENT = new Cure("Give the data themselves: a CSV file, or a folder of IDX files.");
    static final Cure PAGE = new Cure(
            "Download the data again: this was saved in their place, as where a page asks to log in. Look at it in a"
                    + " browser.");
    static final Cure PICTURE = new Cure(
            "Give a folder that has a folder of pictures for each class.",
            "Give the picture, or the folder that it is in.");
    static final Cure OTHER_PICTURE = new Cure("Convert the pictures to PNG, as by: mogrify -format png FILE");
    static final Cure R =
            new Cure("Write it as a CSV file in R, label first: write.csv(data, \"data.csv\", row.names = FALSE)");
    static final Cure ELSEWHERE = new Cure(
            "Write it as a CSV file, the label first, then the pixels of an image on each line.",
            "Write it as a CSV file, the pixels of an image on each line.");

    static final Cure NUMPY_ARRAY = new Cure(
            "Put images and labels into one file, and give that, by Python:"
                    + lines(
                            "import numpy",
                            "numpy.savez(\"data.npz\", x_train=numpy.load(\"FILE\"),"
                                    + " y_train=numpy.load(\"labels.npy\"))"),
            images("numpy", "numpy.load(\"FILE\")"));
    static final Cure NUMPY = named("numpy", "numpy.load(\"FILE\")");
    static final Cure HDF5 = named("h5py", "h5py.File(\"FILE\")");
    static final Cure MATLAB = named("scipy.io", "scipy.io.loadmat(\"FILE\")");
    static final Cure PICKLE = named("pickle", "pickle.load(open(\"FILE\", \"rb\"), encoding=\"latin1\")");
    static final Cure TORCH = arrays("torch", "torch.load(\"FILE\")", "[0]", "[1]");
    static final Cure PARQUET = table("pandas", "pandas.read_parquet(\"FILE\")");
    static final Cure ARROW = table("pandas", "pandas.read_feather(\"FILE\")");
    static final Cure ARROW_STREAM = table("pyarrow", "pyarrow.ipc.open_stream(\"FILE\").read_all().to_pandas()");
    static final Cure LIBSVM = csv(
            "import sklearn.datasets",
            "table, labels = sklearn.datasets.load_svmlight_file(\"FILE\", n_features=784)",
            "table.toarray()",
            "labels");
    static final Cure ARFF = csv(
            "import scipy.io.arff, pandas",
            "table = pandas.DataFrame(scipy.io.arff.loadarff(\"FILE\")[0])",
            "table.iloc[:, :-1].to_numpy(float)",
            "table.iloc[:, -1].astype(int)");

    Cure(String both) {
        this(both, both);
    }

    static Cure unpack(String command) {
        return new Cure("Unpack it, and give what comes of it: " + command + " FILE");
    }

    /** Whether Python reads the file itself. */
    boolean isPython() {
        return dataSet.contains("\n    import ");
    }

    /** Of a file, for people, who may paste it: its path is a string of Python or one word of the shell's. */
    String of(String file, Wanted wanted) {
        String python = "\"" + Printable.line(file.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
        String text = wanted == Wanted.DATA_SET ? dataSet : images;
        return Arrays.stream(text.split("\"FILE\"", -1))
                .map(part -> part.replace("FILE", Printable.word(file)))
                .collect(Collectors.joining(python));
    }

    /** Arrays with names, of which those of this file are not known here. */
    private static Cure named(String module, String opened) {
        return arrays(module, opened, "[\"images\"]", "[\"labels\"]");
    }

    private static Cure arrays(String module, String opened, String images, String labels) {
        return new Cure(
                "Convert it by Python, with the names that its arrays have, and give data.npz:"
                        + lines(
                                module.equals("numpy") ? "import numpy" : "import numpy, " + module,
                                "data = " + opened,
                                "images, labels = data" + images + ", data" + labels,
                                "numpy.savez(\"data.npz\", x_train=numpy.ascontiguousarray(images),"
                                        + " y_train=numpy.squeeze(labels))"),
                images(module, opened + images));
    }

    private static String images(String module, String opened) {
        String imports = module.equals("numpy") ? module : "numpy, " + module;
        return "Convert it by Python, and give images.csv:"
                + lines(
                        "import " + imports,
                        "images = numpy.asarray(" + opened + ")",
                        "numpy.savetxt(\"images.csv\", images.reshape(len(images), -1), fmt=\"%.0f\", delimiter=\",\")");
    }

    /** As Hugging Face's: a column of labels, and one of files of pictures. */
    private static Cure table(String module, String opened) {
        String loop = "for n, row in enumerate(" + opened + ".itertuples()):";
        return new Cure(
                "If its rows are a picture and its label, as Hugging Face's, make a folder of pictures by class of it"
                        + " by Python, and give that, images:"
                        + lines(
                                "import os, " + module,
                                loop,
                                "    os.makedirs(f\"images/{row.label}\", exist_ok=True);"
                                        + " open(f\"images/{row.label}/{n}.png\", \"wb\").write(row.image[\"bytes\"])"),
                "If its rows are pictures, as Hugging Face's, make a folder of them by Python, and give that, images:"
                        + lines(
                                "import os, " + module + "; os.makedirs(\"images\", exist_ok=True)",
                                loop,
                                "    open(f\"images/{n}.png\", \"wb\").write(row.image[\"bytes\"])"));
    }

    private static Cure csv(String imports, String opened, String pixels, String labels) {
        String scaled =
                opened + "\n    pixels = " + pixels + "\n    pixels = pixels * (255 if pixels.max() <= 1 else 1)";
        return new Cure(csv(imports, scaled, "numpy.c_[" + labels + ", pixels]"), csv(imports, scaled, "pixels"));
    }

    /** Pixels from 0 to 1 would be black, or black and white, as whole numbers. */
    private static String csv(String imports, String opened, String table) {
        return "Convert it by Python, and give data.csv:"
                + lines(
                        imports + ", numpy",
                        opened,
                        "numpy.savetxt(\"data.csv\", " + table + ", fmt=\"%.0f\", delimiter=\",\")");
    }

    private static String lines(String... lines) {
        return "\n    " + String.join("\n    ", lines);
    }
}
