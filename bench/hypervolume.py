"""The problems of bench/hypervolume.sh, the other side's searches on them, and what both are worth.

  hypervolume.py tables FOLDER [TABLE.csv.gz]
      Writes the problems as tables with a column for each axis and the objectives f1 and f2, both minimised: ZDT1, 2, 3, 4
      and 6 (Zitzler, Deb and Thiele, Comparison of Multiobjective Evolutionary Algorithms, 2000) over grids, and score and
      seconds of a recorded table whose last columns are score_1, score_2, ... and seconds.
  hypervolume.py search FOLDER SEEDS TRIALS
      Searches every table with Optuna's TPESampler and NSGAIISampler. Prints "PROBLEM,SIDE,SEED,TRIAL,F1,F2".
  hypervolume.py compare FOLDER FILE
      Prints the hypervolume of the searches in FILE, which has such lines.
"""

import collections
import csv
import gzip
import itertools
import math
import os
import sys


def linspace(low, high, count):
    return [low + (high - low) * i / (count - 1) for i in range(count)]


def zdt(number):
    """The axes of a problem and its two objectives. The grids are such that the front is among their points."""
    tail = linspace(-5, 5, 19) if number == 4 else linspace(0, 1, 11)
    axes = [linspace(0, 1, 41)] + 3 * [tail]

    def values(x):
        rest = x[1:]
        f1 = 1 - math.exp(-4 * x[0]) * math.sin(6 * math.pi * x[0]) ** 6 if number == 6 else x[0]
        if number == 4:
            g = 1 + sum(10 + v * v - 10 * math.cos(4 * math.pi * v) for v in rest)
        elif number == 6:
            g = 1 + 9 * (sum(rest) / len(rest)) ** 0.25
        else:
            g = 1 + 9 * sum(rest) / len(rest)
        ratio = f1 / g
        if number in (2, 6):
            h = 1 - ratio**2
        else:
            h = 1 - math.sqrt(ratio) - (ratio * math.sin(10 * math.pi * f1) if number == 3 else 0)
        return f1, g * h

    return axes, values


def write(folder, name, header, rows):
    with open(os.path.join(folder, name + ".csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header + ["f1", "f2"])
        writer.writerows(rows)


def tables(folder, recorded=None):
    for number in (1, 2, 3, 4, 6):
        axes, values = zdt(number)
        rows = ([*map(repr, x), *map(repr, values(x))] for x in itertools.product(*axes))
        write(folder, f"zdt{number}", [f"x{i + 1}" for i in range(len(axes))], rows)
    if recorded:
        with gzip.open(recorded, "rt") as file:
            header, *rows = csv.reader(file)
        first = header.index("score_1")
        means = ([*row[:first], repr(math.fsum(map(float, row[first:-1])) / len(row[first:-1])), row[-1]] for row in rows)
        write(folder, os.path.basename(recorded).split(".")[0], header[:first], means)


class Table:
    """The points of a problem and their objectives, f1 and f2."""

    def __init__(self, path):
        self.name = os.path.basename(path)[: -len(".csv")]
        with open(path) as file:
            header, *rows = csv.reader(file)
        self.axes = {axis: list(dict.fromkeys(row[i] for row in rows)) for i, axis in enumerate(header[:-2])}
        self.points = {tuple(row[:-2]): (float(row[-2]), float(row[-1])) for row in rows}

    def is_numeric(self, axis):
        try:
            return bool([float(value) for value in self.axes[axis]])
        except ValueError:
            return False


def read(folder):
    return [Table(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith(".csv")]


def search(folder, seeds, trials):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    sides = {"optuna-tpe": optuna.samplers.TPESampler, "optuna-nsga2": optuna.samplers.NSGAIISampler}
    for table in read(folder):
        for side, sampler in sides.items():
            for seed in seeds:
                study = optuna.create_study(directions=["minimize"] * 2, sampler=sampler(seed=seed))
                study.optimize(lambda trial: table.points[suggest(trial, table)], n_trials=trials)
                for trial in study.trials:
                    print(table.name, side, seed, trial.number + 1, *map(repr, trial.values), sep=",", flush=True)


def suggest(trial, table):
    """Numbers by their place among the axis' values, which both sides take for equally far apart."""
    return tuple(
        values[trial.suggest_int(axis, 0, len(values) - 1)]
        if table.is_numeric(axis)
        else trial.suggest_categorical(axis, values)
        for axis, values in table.axes.items()
    )


def hypervolume(points, reference):
    """Of two objectives that are minimised, the area that the points dominate below the reference."""
    area, height = 0.0, reference[1]
    for f1, f2 in sorted(points):
        if f1 < reference[0] and f2 < height:
            area += (reference[0] - f1) * (height - f2)
            height = f2
    return area


def scales(table):
    """The axes of a hypervolume: as the objectives are, and their logarithms where all are above 0 and far apart."""
    yield "", lambda f: f
    values = list(table.points.values())
    if all(min(v[k] for v in values) > 0 for k in (0, 1)):
        yield " (log)", lambda f: tuple(map(math.log, f))


def compare(folder, file):
    trials = collections.defaultdict(dict)
    for line in open(file):
        name, side, seed, number, f1, f2 = line.strip().split(",")
        trials[name, side, seed][int(number)] = (float(f1), float(f2))
    sides = list(dict.fromkeys(side for _, side, _ in trials))
    print(f"{'problem':32}{'trials':>7}" + "".join(f"{side:>22}" for side in sides))
    for table in read(folder):
        for label, scale in scales(table):
            every = [scale(f) for f in table.points.values()]
            reference = tuple(max(f[k] for f in every) for k in (0, 1))
            best = hypervolume(every, reference)
            for count in (50, 100):
                print(f"{table.name + label:32}{count:>7}", end="")
                for side in sides:
                    shares = [
                        hypervolume([scale(f) for number, f in searched.items() if number <= count], reference) / best
                        for (name, by, _), searched in trials.items()
                        if (name, by) == (table.name, side)
                    ]
                    mean = math.fsum(shares) / max(1, len(shares))
                    error = math.sqrt(sum((s - mean) ** 2 for s in shares) / max(1, len(shares) - 1) / max(1, len(shares)))
                    print(f"{mean:>13.4f} ± {error:.4f}", end="")
                print()


if __name__ == "__main__":
    command, folder, *rest = sys.argv[1:]
    if command == "tables":
        tables(folder, *rest)
    elif command == "search":
        low, high = map(int, rest[0].split("-"))
        search(folder, range(low, high + 1), int(rest[1]))
    else:
        compare(folder, *rest)
