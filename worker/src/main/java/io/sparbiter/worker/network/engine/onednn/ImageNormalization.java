package io.sparbiter.worker.network.engine.onednn;

import io.sparbiter.worker.network.layers.LayerPlan.Normalization;
import java.util.Arrays;

/**
 * The batch normalization of the images themselves, without scale and shift, which {@link NormalizedKernel} takes over.
 * Adds the channel of ones that it needs.
 */
final class ImageNormalization {
    private final Normalization spec;
    private final RunningMoments running;
    private final int channels;
    private final int area;
    private final boolean training;
    private final float[] normalized;

    /** @param area pixels of one channel of an image */
    ImageNormalization(Normalization spec, Parameters parameters, int batch, int area, boolean training) {
        this.spec = spec;
        this.area = area;
        this.training = training;
        running = new RunningMoments(spec, parameters);
        channels = spec.channels();
        normalized = new float[batch * (channels + 1) * area];
        for (int image = 0; image < batch; image++) {
            int ones = (image * (channels + 1) + channels) * area;
            Arrays.fill(normalized, ones, ones + area, 1);
        }
    }

    /**
     * Normalizes a batch.
     *
     * @param pixels [batch, channels, area]
     * @return [batch, channels + 1, area], overwritten by the next call
     */
    float[] normalize(float[] pixels) {
        float[] means = training ? new float[channels] : running.means();
        float[] variances = training ? new float[channels] : running.variances();
        for (int channel = 0; channel < channels; channel++) {
            if (training) {
                measure(pixels, channel, means, variances);
            }
            normalize(pixels, channel, means[channel], variances[channel]);
        }
        if (training) {
            running.follow(means, variances);
        }
        return normalized;
    }

    private void measure(float[] pixels, int channel, float[] means, float[] variances) {
        double sum = 0;
        double squares = 0;
        int count = pixels.length / channels;
        for (int start = channel * area; start < pixels.length; start += channels * area) {
            for (int i = start; i < start + area; i++) {
                double pixel = pixels[i];
                sum += pixel;
                squares += pixel * pixel;
            }
        }
        double mean = sum / count;
        means[channel] = (float) mean;
        variances[channel] = (float) Math.max(0, squares / count - mean * mean);
    }

    private void normalize(float[] pixels, int channel, float mean, float variance) {
        float factor = (float) (1 / Math.sqrt(variance + (float) spec.epsilon()));
        int images = pixels.length / (channels * area);
        for (int image = 0; image < images; image++) {
            int from = (image * channels + channel) * area;
            int to = (image * (channels + 1) + channel) * area;
            for (int i = 0; i < area; i++) {
                normalized[to + i] = (pixels[from + i] - mean) * factor;
            }
        }
    }
}
