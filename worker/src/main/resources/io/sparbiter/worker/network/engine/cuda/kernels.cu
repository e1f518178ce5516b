// What cuDNN and cuBLAS do not compute of a network: CUDA C++ for NVRTC, without headers, compute_50 and later.
//
// The same bits in every run: no atomics, sums in a fixed order, draws by counters. Compiled without fused multiply-add
// and with exact roots and quotients, so that the update rules, noise, dropout and pooling give the CPU's own bits.
// Arrays are row-major, images [n, channels, height, width]; vectors of weights are laid out as Deeplearning4j's.

typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;

#define GAMMA 0x9E3779B97F4A7C15ULL
#define THREADS 256
#define UPDATES_A_THREAD 4

// What is the same for all steps of an epoch.
struct Epoch {
    u64 noiseState;
    u64 noiseThreshold;
    u64 dropoutSeed;
};

// Where an epoch stands.
struct Progress {
    u64 step;  // from 0
    u64 drawn; // by dropout
};

// Neighbouring weights that are stepped alike.
struct Segment {
    int offset; // of the first among all weights
    int length;
    int first;  // where the optimizer's first numbers of state begin
    int second;
    int rule;   // 0 subtraction, 1 adam, 2 nadam, 3 adadelta
    float l1;
    float l2;
    int block;  // the first block of threads that works on it
};

// What an optimizer needs of a step's number and the learning rate.
struct Rates {
    float rate;
    float meanRate;
    float gradientRate;
    float correction;
};

struct Constants {
    float keep1;
    float take1;
    float keep2;
    float take2;
    float epsilon;
};

// SplitMix64, which java.util.SplittableRandom is, too: draw number i, from 0, of a state.
__device__ __forceinline__ u64 draw(u64 state, u64 index) {
    u64 z = state + (index + 1) * GAMMA;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

__device__ __forceinline__ int thread() {
    return (int) (blockIdx.x * blockDim.x + threadIdx.x);
}

// Sums over the threads of a block, in the order of a tree; every thread has them.
__device__ __forceinline__ void sumBlock(double& a, double& b, double* space) {
    space[threadIdx.x] = a;
    space[THREADS + threadIdx.x] = b;
    for (int half = THREADS / 2; half > 0; half /= 2) {
        __syncthreads();
        if ((int) threadIdx.x < half) {
            space[threadIdx.x] += space[threadIdx.x + half];
            space[THREADS + threadIdx.x] += space[THREADS + threadIdx.x + half];
        }
    }
    __syncthreads();
    a = space[0];
    b = space[THREADS];
}

// ---- Images ----

// A batch out of a data set of bytes: pixels / 255, and noise as io.sparbiter.worker.network.data.Noise draws it. The
// images of a step are those from step * stride on; a thread for each pair of an image's pixels.
extern "C" __global__ void gather(const u8* images, const int* order, const Epoch* epoch, const Progress* progress,
        int batch, int stride, int channels, int area, float* out) {
    int pairs = (area + 1) / 2;
    int t = thread();
    if (t >= batch * pairs) {
        return;
    }
    int image = t / pairs;
    int pair = t % pairs;
    u64 place = progress->step * stride + image;
    u64 threshold = epoch->noiseThreshold;
    u64 bits = threshold == 0 ? 0 : draw(epoch->noiseState, place * pairs + pair);
    const u8* from = images + (u64) order[place] * channels * area;
    for (int k = 0; k < 2; k++) {
        int pixel = 2 * pair + k;
        if (pixel >= area) {
            break;
        }
        u64 half = k == 0 ? bits >> 32 : bits & 0xffffffffULL;
        bool noisy = threshold != 0 && (half >> 1) < threshold;
        for (int channel = 0; channel < channels; channel++) {
            out[((u64) image * channels + channel) * area + pixel] =
                    noisy ? (float) (half & 1) : from[channel * area + pixel] / 255.0f;
        }
    }
}

// ---- Batch normalization: each channel is the work of `splits` blocks, whose sums are added up in a fixed order ----

// Sums of x and of x * x or, with a gradient, of the gradient and of the gradient times the normalized x.
extern "C" __global__ void normalizationSums(const float* x, const float* gradient, const float* mean,
        const float* inverse, int n, int channels, int area, int splits, double* partial) {
    __shared__ double space[2 * THREADS];
    int channel = (int) blockIdx.x / splits;
    int split = (int) blockIdx.x % splits;
    double a = 0;
    double b = 0;
    int count = n * area;
    for (int i = split * THREADS + (int) threadIdx.x; i < count; i += splits * THREADS) {
        u64 at = ((u64) (i / area) * channels + channel) * area + i % area;
        if (gradient == 0) {
            a += x[at];
            b += (double) x[at] * x[at];
        } else {
            a += gradient[at];
            b += (double) gradient[at] * ((x[at] - mean[channel]) * inverse[channel]);
        }
    }
    sumBlock(a, b, space);
    if (threadIdx.x == 0) {
        partial[2 * blockIdx.x] = a;
        partial[2 * blockIdx.x + 1] = b;
    }
}

__device__ __forceinline__ void channelSums(const double* partial, int channel, int splits, double& a, double& b) {
    a = 0;
    b = 0;
    for (int i = 0; i < splits; i++) {
        a += partial[2 * (channel * splits + i)];
        b += partial[2 * (channel * splits + i) + 1];
    }
}

// Normalizes by the batch's own moments. scaleShift is gamma of all channels, then beta. What is to be subtracted from the
// running moments goes where their gradients would be.
extern "C" __global__ void normalizationForward(const float* x, const double* partial, int n, int channels, int area,
        int splits, const float* scaleShift, float epsilon, double momentum, const float* runningMean,
        const float* runningLog, float* meanGradient, float* logGradient, float* mean, float* inverse, float* y) {
    int channel = (int) blockIdx.x / splits;
    int split = (int) blockIdx.x % splits;
    double a;
    double b;
    channelSums(partial, channel, splits, a, b);
    int count = n * area;
    double exact = a / count;
    float variance = (float) fmax(0.0, b / count - exact * exact);
    float mu = (float) exact;
    float scale = (float) (1 / sqrt((double) (variance + epsilon)));
    if (split == 0 && threadIdx.x == 0) {
        mean[channel] = mu;
        inverse[channel] = scale;
        double share = 1 - momentum;
        meanGradient[channel] = (float) (share * (runningMean[channel] - mu));
        double before = pow(10.0, 2.0 * runningLog[channel]);
        double after = momentum * before + share * variance;
        logGradient[channel] = (float) (0.5 * log10(before / after));
    }
    float gamma = scaleShift[channel];
    float beta = scaleShift[channels + channel];
    for (int i = split * THREADS + (int) threadIdx.x; i < count; i += splits * THREADS) {
        u64 at = ((u64) (i / area) * channels + channel) * area + i % area;
        y[at] = gamma * ((x[at] - mu) * scale) + beta;
    }
}

// The gradients of scale and shift and, unless out is null, of x; out may be the gradient itself.
extern "C" __global__ void normalizationBackward(const float* x, const float* gradient, const double* partial, int n,
        int channels, int area, int splits, const float* scaleShift, const float* mean, const float* inverse,
        float* scaleShiftGradient, float* out) {
    int channel = (int) blockIdx.x / splits;
    int split = (int) blockIdx.x % splits;
    double a;
    double b;
    channelSums(partial, channel, splits, a, b);
    if (split == 0 && threadIdx.x == 0) {
        scaleShiftGradient[channel] = (float) b;
        scaleShiftGradient[channels + channel] = (float) a;
    }
    if (out == 0) {
        return;
    }
    int count = n * area;
    float shift = (float) (a / count);
    float slope = (float) (b / count);
    float factor = scaleShift[channel] * inverse[channel];
    for (int i = split * THREADS + (int) threadIdx.x; i < count; i += splits * THREADS) {
        u64 at = ((u64) (i / area) * channels + channel) * area + i % area;
        float normalized = (x[at] - mean[channel]) * inverse[channel];
        out[at] = factor * (gradient[at] - shift - normalized * slope);
    }
}

// Normalizes by the running moments; a block for each channel of each image.
extern "C" __global__ void normalizationInference(const float* x, int channels, int area, const float* scaleShift,
        float epsilon, const float* runningMean, const float* runningLog, float* y) {
    __shared__ float scale;
    int channel = (int) blockIdx.x % channels;
    if (threadIdx.x == 0) {
        float variance = (float) pow(10.0, 2.0 * runningLog[channel]);
        scale = (float) (1 / sqrt((double) (variance + epsilon)));
    }
    __syncthreads();
    float mean = runningMean[channel];
    float gamma = scaleShift[channel];
    float beta = scaleShift[channels + channel];
    u64 start = (u64) blockIdx.x * area;
    for (int i = (int) threadIdx.x; i < area; i += (int) blockDim.x) {
        y[start + i] = gamma * ((x[start + i] - mean) * scale) + beta;
    }
}

// ---- Convolutions' bias, ReLU and 2x2 max pooling ----

// A convolution's output has `skip` rows and columns more at its beginning than pooling looks at: 1 for an even kernel,
// whose padding cuDNN knows symmetric only. Winners are for the way back, 4 where ReLU cut them off; null for none.
extern "C" __global__ void biasReluPool(const float* in, const float* bias, int planes, int channels, int height,
        int width, int skip, float* out, u8* winners) {
    int h = (height - skip) / 2;
    int w = (width - skip) / 2;
    int t = thread();
    if (t >= planes * h * w) {
        return;
    }
    int x = t % w;
    int y = t / w % h;
    int plane = t / (w * h);
    const float* from = in + ((u64) plane * height + 2 * y + skip) * width + 2 * x + skip;
    float best = from[0];
    int winner = 0;
    if (from[1] > best) { best = from[1]; winner = 1; }
    if (from[width] > best) { best = from[width]; winner = 2; }
    if (from[width + 1] > best) { best = from[width + 1]; winner = 3; }
    best += bias[plane % channels];
    // Not a number stays one, so that a loss tells.
    bool off = best <= 0;
    out[t] = off ? 0 : best;
    if (winners != 0) {
        winners[t] = off ? 4 : winner;
    }
}

// The gradient of the convolution's output: that of pooling's where the maximum was, 0 elsewhere.
extern "C" __global__ void poolReluBackward(const float* gradient, const u8* winners, int planes, int height, int width,
        int skip, float* out) {
    int t = thread();
    if (t >= planes * height * width) {
        return;
    }
    int x = t % width - skip;
    int y = t / width % height - skip;
    int plane = t / (width * height);
    int h = (height - skip) / 2;
    int w = (width - skip) / 2;
    bool inside = x >= 0 && y >= 0 && y / 2 < h && x / 2 < w;
    int place = (plane * h + y / 2) * w + x / 2;
    out[t] = inside && winners[place] == (y % 2) * 2 + x % 2 ? gradient[place] : 0;
}

// The gradient of a convolution's bias: the sum of pooling's gradient where ReLU let it through; a block a channel.
extern "C" __global__ void poolBiasGradient(const float* gradient, const u8* winners, int n, int channels, int area,
        float* out) {
    __shared__ double space[2 * THREADS];
    double a = 0;
    double unused = 0;
    for (int i = (int) threadIdx.x; i < n * area; i += THREADS) {
        u64 at = ((u64) (i / area) * channels + blockIdx.x) * area + i % area;
        if (winners[at] < 4) {
            a += gradient[at];
        }
    }
    sumBlock(a, unused, space);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = (float) a;
    }
}

// ---- Dense layers ----

extern "C" __global__ void denseBias(float* out, const float* bias, int count, int units, int relu) {
    int t = thread();
    if (t >= count) {
        return;
    }
    float v = out[t] + bias[t % units];
    out[t] = relu && v <= 0 ? 0 : v;
}

extern "C" __global__ void reluBackward(float* gradient, const float* output, int count) {
    int t = thread();
    if (t < count && !(output[t] > 0)) {
        gradient[t] = 0;
    }
}

// The sum of each unit's gradients over the batch; a block of THREADS a unit.
extern "C" __global__ void denseBiasGradient(const float* gradient, int n, int units, float* out) {
    __shared__ double space[2 * THREADS];
    double a = 0;
    double unused = 0;
    for (int i = (int) threadIdx.x; i < n; i += THREADS) {
        a += gradient[(u64) i * units + blockIdx.x];
    }
    sumBlock(a, unused, space);
    if (threadIdx.x == 0) {
        out[blockIdx.x] = (float) a;
    }
}

// Dropout as io.sparbiter.worker.network.engine.onednn.DropoutNode draws it, in place: `before` draws of the step have
// gone to other layers. The same draws serve the way back, so no mask is kept.
extern "C" __global__ void dropout(float* values, int count, const Epoch* epoch, const Progress* progress, u64 before,
        u64 threshold, float scale) {
    int t = thread();
    if (2 * t >= count) {
        return;
    }
    u64 bits = draw(epoch->dropoutSeed, progress->drawn + before + t);
    values[2 * t] *= (bits >> 32) < threshold ? scale : 0;
    if (2 * t + 1 < count) {
        values[2 * t + 1] *= (bits & 0xffffffffULL) < threshold ? scale : 0;
    }
}

// ---- Softmax and loss; a thread an image, since classes are few ----

__device__ __forceinline__ void softmaxRow(float* row, int classes) {
    float largest = row[0];
    for (int i = 1; i < classes; i++) {
        largest = fmaxf(largest, row[i]);
    }
    double sum = 0;
    for (int i = 0; i < classes; i++) {
        double e = exp((double) (row[i] - largest));
        row[i] = (float) e;
        sum += e;
    }
    float factor = (float) (1 / sum);
    for (int i = 0; i < classes; i++) {
        row[i] *= factor;
    }
}

// Probabilities in place.
extern "C" __global__ void softmax(float* outputs, int batch, int classes) {
    int image = thread();
    if (image < batch) {
        softmaxRow(outputs + (u64) image * classes, classes);
    }
}

// Each image's weighted cross-entropy, and its gradient in place of the outputs. Probabilities are kept 1e-7 from 0 and 1
// for the logarithm, as Keras does.
extern "C" __global__ void softmaxLoss(float* outputs, const u8* labels, const int* order, const Progress* progress,
        int batch, int stride, int classes, const double* classWeights, double* losses) {
    int image = thread();
    if (image >= batch) {
        return;
    }
    float* row = outputs + (u64) image * classes;
    softmaxRow(row, classes);
    int label = labels[order[progress->step * stride + image]];
    double weight = classWeights[label];
    double p = row[label];
    p = p < 1e-7 ? 1e-7 : p > 1 - 1e-7 ? 1 - 1e-7 : p;
    losses[image] = -weight * log(p);
    row[label] -= 1;
    float scale = (float) (weight / batch);
    for (int i = 0; i < classes; i++) {
        row[i] *= scale;
    }
}

// ---- The optimizer ----

// One launch for all weights: the penalties' gradients, the optimizer's moments, the step, and each block's penalty.
extern "C" __global__ void update(float* weights, const float* gradients, float* state, const Segment* segments,
        int segmentCount, const Rates* rates, const Progress* progress, Constants c, double* penalties) {
    __shared__ double space[2 * THREADS];
    Rates r = rates[progress->step];
    int s = 0;
    while (s + 1 < segmentCount && segments[s + 1].block <= (int) blockIdx.x) {
        s++;
    }
    Segment g = segments[s];
    int begin = ((int) blockIdx.x - g.block) * THREADS * UPDATES_A_THREAD;
    double penalty = 0;
    double unused = 0;
    for (int k = 0; k < UPDATES_A_THREAD; k++) {
        int i = begin + k * THREADS + (int) threadIdx.x;
        if (i >= g.length) {
            continue;
        }
        float w = weights[g.offset + i];
        float d = gradients[g.offset + i];
        if (g.l1 != 0 || g.l2 != 0) {
            penalty += (double) g.l1 * fabs((double) w) + (double) g.l2 * ((double) w * (double) w);
            d += g.l1 * (w / (fabsf(w) + 1e-30f)) + 2 * g.l2 * w;
        }
        if (g.rule == 0) {
            w -= d;
        } else {
            float a = state[g.first + i];
            float b = state[g.second + i];
            if (g.rule == 3) {
                float squares = c.keep2 * a + c.take2 * d * d;
                float move = d * sqrtf((b + c.epsilon) / (squares + c.epsilon));
                a = squares;
                b = c.keep2 * b + c.take2 * move * move;
                w -= r.rate * move;
            } else {
                a = c.keep1 * a + c.take1 * d;
                b = c.keep2 * b + c.take2 * d * d;
                w -= g.rule == 1 ? r.rate * a / (sqrtf(b) + c.epsilon)
                                 : (r.meanRate * a + r.gradientRate * d) / (sqrtf(b) * r.correction + c.epsilon);
            }
            state[g.first + i] = a;
            state[g.second + i] = b;
        }
        weights[g.offset + i] = w;
    }
    sumBlock(penalty, unused, space);
    if (threadIdx.x == 0) {
        penalties[blockIdx.x] = penalty;
    }
}

// Ends a step, as one block: writes its loss, the mean over the batch and the penalties of the weights before, and counts.
extern "C" __global__ void finish(const double* losses, int batch, const double* penalties, int blocks,
        double* stepLosses, Progress* progress, u64 draws) {
    __shared__ double space[2 * THREADS];
    double loss = 0;
    double penalty = 0;
    for (int i = (int) threadIdx.x; i < batch; i += THREADS) {
        loss += losses[i];
    }
    for (int i = (int) threadIdx.x; i < blocks; i += THREADS) {
        penalty += penalties[i];
    }
    sumBlock(loss, penalty, space);
    if (threadIdx.x == 0) {
        stepLosses[progress->step] = loss / batch + penalty;
        progress->step += 1;
        progress->drawn += draws;
    }
}
