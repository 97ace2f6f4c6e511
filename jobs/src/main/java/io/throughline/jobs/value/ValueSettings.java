package io.throughline.jobs.value;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the value flow is asked for.
 *
 * @param asOf up to which data counts, whole seconds
 * @param effectiveFrom matches from this event time on are priced by the results
 * @param rates to the reporting currency
 * @param firstSteps event types that open each pattern, by its name
 */
public record ValueSettings(
        Instant asOf, Instant effectiveFrom, ExchangeRates rates, Map<String, List<String>> firstSteps)
        implements Serializable {

    /** How far ahead churn looks, and how long the effects of friction are followed. */
    static final int HORIZON_DAYS = 90;

    static final long DAY = 86_400_000L;

    static final long HORIZON = HORIZON_DAYS * DAY;

    @Serial
    private static final long serialVersionUID = 1L;

    public ValueSettings {
        firstSteps = Map.copyOf(firstSteps);
        if (asOf.getNano() != 0) {
            throw new IllegalArgumentException("as_of must be a whole second, but was " + asOf);
        }
    }

    long end() {
        return asOf.toEpochMilli();
    }

    /** One horizon before the end: until then friction may come, from then on what follows is looked at. */
    long before() {
        return end() - HORIZON;
    }
}
