"""Keras Tuner's side of bench/race.sh, over the default space, with the default settings of a search.

  race.py search MNIST TRAIN VALIDATION EPOCHS SEED BEGIN
      Searches with BayesianOptimization until somebody ends it. Prints "SEARCH,SECONDS,TRIAL,VAL_ACCURACY" at the end of
      each epoch, in seconds from BEGIN, which is in seconds since 1970.
  race.py fingerprint MNIST TRAIN VALIDATION
      Prints the data_fingerprint that a search on the same images has in its results table.

MNIST is the folder with the four gzipped IDX files. Images are split as Sparbiter splits them with data.seed 1: stratified
by class and drawn by SplitMix64, so both sides train and validate on the very same ones.
"""

import gzip
import hashlib
import struct
import sys
import tempfile
import time

CLASSES, SIDE = 10, 28
DATA_SEED = 1
L1, L2, DROPOUT, MOMENTUM, BATCH = 1e-5, 1e-4, 0.3, 0.9, 128
LEARNING_RATE = 0.001
MOST_TRIALS = 550


def mnist(folder, part):
    """The images of a part, train or t10k, as one row of bytes, and their labels."""

    def content(name, header):
        with gzip.open(f"{folder}/{part}-{name}.gz") as file:
            return file.read()[header:]

    return content("images-idx3-ubyte", 16), content("labels-idx1-ubyte", 8)


class Draws:
    """The program's random numbers: SplitMix64, by a seed and what they are for."""

    MASK, GAMMA = (1 << 64) - 1, 0x9E3779B97F4A7C15

    def __init__(self, seed, purpose):
        word = 0
        for letter in purpose:  # Java's String.hashCode, as a signed number of 32 bits
            word = (31 * word + ord(letter)) & 0xFFFFFFFF
        word -= (word >> 31) << 32
        self.seed, self.drawn = self.mix(self.mix(self.output(seed, 1) ^ (word & self.MASK))), 0

    @classmethod
    def output(cls, seed, number):
        return cls.mix((seed + number * cls.GAMMA) & cls.MASK)

    @classmethod
    def mix(cls, bits):
        bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & cls.MASK
        bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & cls.MASK
        return bits ^ (bits >> 31)

    def below(self, bound):
        self.drawn += 1
        return ((self.output(self.seed, self.drawn) >> 32) * bound) >> 32

    def shuffle(self, values):
        for i in range(len(values) - 1, 0, -1):
            j = self.below(i + 1)
            values[i], values[j] = values[j], values[i]


def split(labels, *sizes):
    """The numbers of the images of each part, in their order: by class in the proportions of what is left."""
    by_class = [[i for i, label in enumerate(labels) if label == c] for c in range(CLASSES)]
    draws = Draws(DATA_SEED, "split")
    for images in by_class:
        draws.shuffle(images)
    parts = []
    for size in sizes:
        left = [len(images) for images in by_class]
        total = sum(left)
        quotas = [size * count // total for count in left]
        by_remainder = sorted(range(CLASSES), key=lambda c: -(size * left[c] % total))
        for c in by_remainder[: size - sum(quotas)]:
            quotas[c] += 1
        parts.append(sorted(i for images, quota in zip(by_class, quotas) for i in images[:quota]))
        by_class = [images[quota:] for images, quota in zip(by_class, quotas)]
    return parts


def fingerprint(folder, train, validation):
    """SHA-256 over all images and the parts: training, validation, what scores an epoch, test; shortened."""
    digest = hashlib.sha256()
    for part in "train", "t10k":
        images, labels = mnist(folder, part)
        digest.update(struct.pack(">4i", len(labels), SIDE, SIDE, CLASSES))
        for i, label in enumerate(labels):
            digest.update(bytes([label]) + images[i * SIDE * SIDE : (i + 1) * SIDE * SIDE])
    held_out, trained = split(mnist(folder, "train")[1], validation, train)
    for chosen in trained, held_out, held_out, range(len(labels)):
        digest.update(struct.pack(f">{len(chosen) + 1}i", len(chosen), *chosen))
    return digest.hexdigest()[:16]


def build(choices):
    """A network of the space, as a Keras user would write it."""
    from keras import Input, Sequential, layers, optimizers, regularizers

    def weights():
        return dict(kernel_initializer="glorot_normal", kernel_regularizer=regularizers.L1L2(L1, L2))

    network = [Input((SIDE, SIDE, 1)), layers.BatchNormalization(momentum=MOMENTUM)]
    for i in 1, 2, 3:
        filters = choices.Choice(f"conv_{i}_filters", [32, 64, 128, 256])
        kernel = choices.Choice(f"conv_{i}_kernel", [3, 5, 7])
        network += [
            layers.Conv2D(filters, kernel, padding="same", activation="relu", **weights()),
            layers.MaxPooling2D(),
            layers.BatchNormalization(momentum=MOMENTUM),
        ]
    first, second = choices.Choice("dense_1_units", [64, 128, 256, 512]), choices.Choice("dense_2_units", [0, 64, 128, 256])
    network += [layers.Flatten(), layers.Dense(first, activation="relu", **weights()), layers.Dropout(DROPOUT)]
    if second:
        network.append(layers.Dense(second, activation="relu", **weights()))
    model = Sequential(network + [layers.Dense(CLASSES, activation="softmax", **weights())])
    optimizer = {"adam": optimizers.Adam, "nadam": optimizers.Nadam, "adadelta": optimizers.Adadelta}
    chosen = optimizer[choices.Choice("optimizer", ["adam", "nadam", "adadelta"])](learning_rate=LEARNING_RATE)
    model.compile(chosen, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def arrays(folder, train, validation):
    """Images and labels to train and to validate on, and the weight of each class."""
    import numpy

    images, labels = (numpy.frombuffer(content, numpy.uint8) for content in mnist(folder, "train"))
    images = images.reshape(-1, SIDE, SIDE, 1)
    held_out, trained = split(labels.tolist(), validation, train)
    counts = numpy.bincount(labels[trained], minlength=CLASSES)
    class_weights = {c: len(trained) / (CLASSES * max(1, count)) for c, count in enumerate(counts.tolist())}
    return [(images[part].astype("float32") / 255, labels[part].astype("int64")) for part in (trained, held_out)], class_weights


def search(folder, train, validation, epochs, seed, begin):
    import keras
    import keras_tuner
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    (training, validating), class_weights = arrays(folder, train, validation)

    class Clock(keras.callbacks.Callback):
        def __init__(self, trial):
            super().__init__()
            self.trial = trial

        def on_epoch_end(self, epoch, logs=None):
            seconds = time.time() - begin
            print(f"theirs-{seed},{seconds:.1f},{int(self.trial) + 1},{logs['val_accuracy']:.6f}", flush=True)

    class Tuner(keras_tuner.BayesianOptimization):
        """Leaves out the checkpoint of every epoch, which nobody would read, and networks that are done."""

        def run_trial(self, trial):
            history = build(trial.hyperparameters).fit(
                *training,
                epochs=epochs,
                batch_size=BATCH,
                validation_data=validating,
                class_weight=class_weights,
                verbose=0,
                callbacks=[
                    Clock(trial.trial_id),
                    keras.callbacks.EarlyStopping("val_accuracy", patience=10, restore_best_weights=True, mode="max"),
                    keras.callbacks.ReduceLROnPlateau("val_accuracy", patience=4, factor=0.1, mode="max"),
                ],
            )
            keras.backend.clear_session()
            return {"val_accuracy": max(history.history["val_accuracy"])}

    with tempfile.TemporaryDirectory() as directory:
        objective = keras_tuner.Objective("val_accuracy", "max")
        Tuner(build, objective, max_trials=MOST_TRIALS, seed=seed, directory=directory, project_name="race").search()


if __name__ == "__main__":
    what, mnist_folder, *numbers = sys.argv[1:]
    if what == "fingerprint":
        print(fingerprint(mnist_folder, *map(int, numbers)))
    else:
        search(mnist_folder, *map(int, numbers[:-1]), float(numbers[-1]))
