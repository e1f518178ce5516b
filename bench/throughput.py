"""PyTorch's side of bench/throughput.sh: throughput.py DIRECTORY_OF_MNIST THREADS

The networks of the default space as a PyTorch user would write them, on MNIST, with the default settings of a search:
batch normalization (momentum 0.9, epsilon 1e-3), L1 1e-5 and L2 1e-4 on the weights, dropout 0.3, class-weighted
cross-entropy, Adam, NAdam or Adadelta. Reads and answers what io.sparbiter.worker.network.throughput.ThroughputServer does, with
one worker: "train|infer 1 SIZE SECONDS CLOCK NETWORK" is answered by "rate IMAGES_A_SECOND". On a GPU if PyTorch has one.
"""

import gzip
import sys
import time

import torch
from torch import nn

L1, L2, DROPOUT, EPSILON = 1e-5, 1e-4, 0.3, 1e-7
WARM_UP_SECONDS = 1.5
INFERENCE_BATCH = 250
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def mnist(directory):
    """Images [60000, 1, 28, 28], 0 to 1, labels, and the weight of each class."""

    def values(name, header):
        with gzip.open(f"{directory}/{name}.gz") as file:
            return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)

    images = values("train-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float().div_(255)
    labels = values("train-labels-idx1-ubyte", 8).long()
    counts = torch.bincount(labels)
    return images.to(DEVICE), labels.to(DEVICE), (len(labels) / (len(counts) * counts.float())).to(DEVICE)


def build(word):
    """The network of a word such as 32-64-32/5-3-3/64-64/nadam, and its optimizer."""
    filters, kernels, dense, optimizer = (part.split("-") if i < 3 else part for i, part in enumerate(word.split("/")))
    layers, channels = [nn.BatchNorm2d(1, eps=1e-3, momentum=0.1)], 1
    for width, kernel in zip(map(int, filters), map(int, kernels)):
        layers += [nn.Conv2d(channels, width, kernel, padding=kernel // 2), nn.ReLU(), nn.MaxPool2d(2)]
        layers += [nn.BatchNorm2d(width, eps=1e-3, momentum=0.1)]
        channels = width
    layers += [nn.Flatten()]
    units = channels * 3 * 3
    for i, width in enumerate(map(int, dense)):
        if width:
            layers += [nn.Linear(units, width), nn.ReLU()] + ([nn.Dropout(DROPOUT)] if i == 0 else [])
            units = width
    network = nn.Sequential(*layers, nn.Linear(units, 10)).to(DEVICE)
    for layer in network:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
    return network, optimizers()[optimizer](network.parameters())


def optimizers():
    return {
        "adam": lambda p: torch.optim.Adam(p, lr=0.001, eps=EPSILON),
        "nadam": lambda p: torch.optim.NAdam(p, lr=0.001, eps=EPSILON),
        "adadelta": lambda p: torch.optim.Adadelta(p, lr=0.001, rho=0.95, eps=EPSILON),
    }


def train(word, batch, images, labels, class_weights):
    """Trains for ever; yields the size of each batch when it is done."""
    network, optimizer = build(word)
    network.train()
    weights = [layer.weight for layer in network if isinstance(layer, (nn.Conv2d, nn.Linear))]
    cross_entropy = nn.CrossEntropyLoss(weight=class_weights, reduction="sum")
    loss_sum = 0.0
    while True:
        order = torch.randperm(len(images), device=DEVICE)
        for start in range(0, len(order) - batch + 1, batch):
            chosen = order[start : start + batch]
            optimizer.zero_grad(set_to_none=False)
            loss = cross_entropy(network(images[chosen]), labels[chosen]) / batch
            loss.backward()
            # The penalties' gradients by hand: through autograd they would take several more passes over all weights.
            with torch.no_grad():
                torch._foreach_add_([w.grad for w in weights], weights, alpha=2 * L2)
                torch._foreach_add_([w.grad for w in weights], [w.sign() for w in weights], alpha=L1)
                penalty = sum(L1 * w.norm(1) + L2 * w.norm(2) ** 2 for w in weights)
            optimizer.step()
            loss_sum += (loss + penalty).item()
            yield batch


def infer(word, size, images, labels):
    """Shows a network so many images, again and again."""
    network, _ = build(word)
    network.eval()
    loss = nn.CrossEntropyLoss(reduction="sum")
    while True:
        with torch.no_grad():
            loss_sum, correct = 0.0, 0
            for start in range(0, size, INFERENCE_BATCH):
                end = min(size, start + INFERENCE_BATCH)
                output = network(images[start:end])
                loss_sum += loss(output, labels[start:end]).item()
                correct += (output.argmax(1) == labels[start:end]).sum().item()
        yield size


def rate(units, seconds, clock):
    """Images a second, after a warm-up of at least one unit of work."""
    warm, begin = 0.0, clock()
    while warm < min(WARM_UP_SECONDS, seconds):
        next(units)
        warm = clock() - begin
    count, begin = 0, clock()
    while True:
        count += next(units)
        took = clock() - begin
        if took >= seconds:
            return count / took


def main(directory, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    images, labels, class_weights = mnist(directory)
    print(f"ready PyTorch {torch.__version__}{' on CUDA' if DEVICE.type == 'cuda' else ''}", flush=True)
    clocks = {"wall": time.perf_counter, "cpu": lambda: time.process_time() / threads}
    for line in sys.stdin:
        what, _, size, seconds, clock, word = line.split()
        if what == "train":
            units = train(word, int(size), images, labels, class_weights)
        else:
            units = infer(word, int(size), images, labels)
        print(f"rate {rate(units, float(seconds), clocks[clock]):.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
