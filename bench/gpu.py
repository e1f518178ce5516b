"""PyTorch's side of bench/gpu.sh: gpu.py DIRECTORY_OF_MNIST THREADS

The networks of bench/throughput.py as fast as PyTorch trains them on a GPU: channels last, TF32 allowed, bfloat16 not,
cuDNN's fastest algorithms by trying them, images on the GPU, fused optimizers where there are such, losses added up on the
GPU and read once in 32 steps, as ours are. Answers a line "eager|graph|compiled 1 BATCH SECONDS wall NETWORK" with "rate
IMAGES_A_SECOND", or "failed WHY":
  eager     a launch after the other
  graph     the whole step as one CUDA graph
  compiled  the forward and backward pass by torch.compile, and the whole step as one CUDA graph; if that fails, the passes
            by torch.compile(mode="reduce-overhead"), which makes graphs of its own
"""

import sys
import time

import torch
from torch import nn

import throughput
from throughput import DEVICE, EPSILON, L1, L2

WARM_UP_SECONDS = 0.5
WARM_UP_STEPS = 11
STEPS_AHEAD = 32


def optimizer(name, parameters):
    """The optimizers of throughput.py in their fastest form that a CUDA graph can take."""
    on_gpu = DEVICE.type == "cuda"
    if name == "adam":
        return torch.optim.Adam(parameters, lr=0.001, eps=EPSILON, fused=True, capturable=on_gpu)
    if name == "nadam":
        return torch.optim.NAdam(parameters, lr=0.001, eps=EPSILON, foreach=True, capturable=on_gpu)
    return torch.optim.Adadelta(parameters, lr=0.001, rho=0.95, eps=EPSILON, foreach=True, capturable=on_gpu)


def wait():
    if DEVICE.type == "cuda":
        torch.cuda.synchronize()


class Training:
    """A network and a step of it, which takes the images whose numbers are in `chosen`."""

    def __init__(self, word, batch, images, labels, class_weights):
        self.images, self.labels, self.batch = images, labels, batch
        self.network = throughput.build(word)[0].to(memory_format=torch.channels_last).train()
        self.passes = self.network
        self.optimizer = optimizer(word.split("/")[3], self.network.parameters())
        self.weights = [layer.weight for layer in self.network if isinstance(layer, (nn.Conv2d, nn.Linear))]
        self.cross_entropy = nn.CrossEntropyLoss(weight=class_weights, reduction="sum")
        self.chosen = torch.zeros(batch, dtype=torch.long, device=DEVICE)
        self.loss_sum = torch.zeros((), device=DEVICE)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        shown = self.images[self.chosen].to(memory_format=torch.channels_last)
        loss = self.cross_entropy(self.passes(shown), self.labels[self.chosen]) / self.batch
        loss.backward()
        with torch.no_grad():
            gradients = [weight.grad for weight in self.weights]
            torch._foreach_add_(gradients, self.weights, alpha=2 * L2)
            torch._foreach_add_(gradients, torch._foreach_sign(self.weights), alpha=L1)
            ones, twos = torch._foreach_norm(self.weights, 1), torch._foreach_norm(self.weights, 2)
            penalty = L1 * torch.stack(ones).sum() + L2 * torch.stack(twos).square().sum()
            self.loss_sum += loss.detach() + penalty
        self.optimizer.step()

    def graph(self):
        """The step as a CUDA graph."""
        beside = torch.cuda.Stream()
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            for _ in range(WARM_UP_STEPS):
                self.step()
        torch.cuda.current_stream().wait_stream(beside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            self.step()
        return graph.replay

    def compiled(self):
        try:
            self.passes = torch.compile(self.network)
            return self.graph()
        except Exception as why:
            print(f"no graph of compiled passes: {words(why)}", file=sys.stderr, flush=True)
            torch.compiler.reset()
            self.passes = torch.compile(self.network, mode="reduce-overhead")
            for _ in range(WARM_UP_STEPS):
                self.reduced()
            return self.reduced

    def reduced(self):
        torch.compiler.cudagraph_mark_step_begin()
        self.step()

    def blocks(self, step):
        """Trains for ever; yields the number of images whenever some steps are done, which it waits for."""
        while True:
            order = torch.randperm(len(self.images), device=DEVICE)
            starts = range(0, len(order) - self.batch + 1, self.batch)
            for first in range(0, len(starts), STEPS_AHEAD):
                some = starts[first : first + STEPS_AHEAD]
                for start in some:
                    self.chosen.copy_(order[start : start + self.batch])
                    step()
                self.loss_sum.item()
                wait()
                yield len(some) * self.batch


def rate(blocks, seconds):
    """Images a second, after a warm-up of at least one block."""
    begin = time.perf_counter()
    while True:
        next(blocks)
        if time.perf_counter() - begin >= min(WARM_UP_SECONDS, seconds):
            break
    count, begin = 0, time.perf_counter()
    while True:
        count += next(blocks)
        took = time.perf_counter() - begin
        if took >= seconds:
            return count / took


def answer(line, data):
    how, _, batch, seconds, _, word = line.split()
    training = Training(word, int(batch), *data)
    step = {"eager": lambda: training.step, "graph": training.graph, "compiled": training.compiled}[how]()
    return rate(training.blocks(step), float(seconds))


def words(why):
    return f"{type(why).__name__}: {why}".split("\n")[0][:300]


def main(directory, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    data = throughput.mnist(directory)
    name = f" on {torch.cuda.get_device_name()}, cuDNN {torch.backends.cudnn.version()}" if DEVICE.type == "cuda" else ""
    print(f"ready PyTorch {torch.__version__}{name}", flush=True)
    for line in sys.stdin:
        try:
            print(f"rate {answer(line, data):.3f}", flush=True)
        except Exception as why:
            print(f"failed {words(why)}", flush=True)
        if DEVICE.type == "cuda":
            torch.cuda.empty_cache()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
