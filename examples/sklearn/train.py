"""Gradient boosting on scikit-learn's digits; reports after every ten trees."""

import argparse
import json
import os

from sklearn.datasets import load_digits
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--learning_rate", type=float, required=True)
parser.add_argument("--max_depth", type=int, required=True)
parser.add_argument("--subsample", type=float, required=True)
arguments = parser.parse_args()

images, labels = load_digits(return_X_y=True)
train, test, train_labels, test_labels = train_test_split(images, labels, test_size=0.3, random_state=0, stratify=labels)

model = GradientBoostingClassifier(
    warm_start=True, random_state=int(os.environ["SPARBITER_SEED"]) % 2**32, **vars(arguments)
)
for epoch in range(1, int(os.environ["SPARBITER_EPOCHS"]) + 1):
    model.set_params(n_estimators=10 * epoch)
    model.fit(train, train_labels)
    report = {
        "epoch": epoch,
        "accuracy": model.score(test, test_labels),
        "loss": log_loss(test_labels, model.predict_proba(test)),
    }
    print("sparbiter: " + json.dumps(report), flush=True)
