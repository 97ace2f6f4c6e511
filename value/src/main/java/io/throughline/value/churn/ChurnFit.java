package io.throughline.value.churn;

import io.throughline.value.fitting.FitStatus;
import io.throughline.value.quality.ClassifierQuality;
import org.jspecify.annotations.Nullable;

/**
 * A churn model with its quality on customers that it had not seen.
 *
 * @param status {@link FitStatus#TOO_LITTLE_DATA} without a model
 * @param model null exactly without enough data
 * @param quality of out-of-fold predictions, each calibrated on the other folds; null exactly if the model is
 */
public record ChurnFit(
        FitStatus status,
        @Nullable ChurnModel model,
        @Nullable ClassifierQuality quality) {}
