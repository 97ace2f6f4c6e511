package io.throughline.value.attribution;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The touches that led to one conversion, or to none.
 *
 * @param touches in order of time
 * @param conversion null if there was none
 * @param first whether it was the customer's first conversion
 * @param residualValue what the customer is expected to bring after it, reporting currency; 0 unless it was the first
 */
public record Journey(List<Touch> touches, @Nullable Conversion conversion, boolean first, double residualValue) {

    public Journey {
        touches = List.copyOf(touches);
    }

    /**
     * As a path, its lifetime value the revenue and the residual value together.
     *
     * @param state the name of a touch on the path, for example its channel
     */
    public ChannelPath path(Function<Touch, String> state) {
        List<String> states = touches.stream().map(state).toList();
        if (conversion == null) {
            return ChannelPath.unconverted(states);
        }
        Conversion end = conversion;
        List<Double> ages = touches.stream()
                .map(touch -> Duration.between(touch.at(), end.at()).toMillis() / 86_400_000.0)
                .toList();
        return new ChannelPath(states, ages, 1, 0, end.revenue(), end.revenue() + residualValue, first ? 1 : 0);
    }
}
