"""Fits a parabola by gradient descent; goes on from its checkpoint when it is started again. Standard library only."""

import argparse
import json
import os
import random
import time

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, required=True)
parser.add_argument("--momentum", type=float, required=True)
arguments = parser.parse_args()

EPOCHS = int(os.environ["SPARBITER_EPOCHS"])
CHECKPOINT = os.path.join(os.environ["SPARBITER_CHECKPOINT"], "state.json")

draws = random.Random(0)
points = [(x, 3 * x * x - 2 * x + 1 + draws.gauss(0, 0.1)) for x in (draws.uniform(-1, 1) for _ in range(200))]


def load():
    try:
        with open(CHECKPOINT) as file:
            return json.load(file)
    except FileNotFoundError:
        return {"epoch": 0, "weights": [0.0, 0.0, 0.0], "speed": [0.0, 0.0, 0.0]}


def save(state):
    # Under another name first: whoever reads it finds it whole.
    with open(CHECKPOINT + ".new", "w") as file:
        json.dump(state, file)
    os.replace(CHECKPOINT + ".new", CHECKPOINT)


def errors(weights):
    return [(x, weights[0] * x * x + weights[1] * x + weights[2] - y) for x, y in points]


def train(state):
    for _ in range(5):
        wrong = errors(state["weights"])
        slopes = [sum(2 * e * x**power for x, e in wrong) / len(wrong) for power in (2, 1, 0)]
        for i, slope in enumerate(slopes):
            state["speed"][i] = arguments.momentum * state["speed"][i] - arguments.rate * slope
            state["weights"][i] += state["speed"][i]


state = load()
while state["epoch"] < EPOCHS:
    train(state)
    state["epoch"] += 1
    loss = sum(e * e for _, e in errors(state["weights"])) / len(points)
    save(state)
    with open(os.environ["SPARBITER_REPORT"], "a") as reports:
        reports.write(json.dumps({"epoch": state["epoch"], "loss": loss}) + "\n")
    time.sleep(0.05)
print(f"weights {state['weights']}")
