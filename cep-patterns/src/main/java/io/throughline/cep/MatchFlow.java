package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.friction.FrictionMatch;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes out of matching.
 *
 * @param matches every match once per state, each when the watermark has passed its {@code detectedAt}
 * @param events what the patterns were offered: events with a profile, in time, and copies of the events that an
 *     identification moved to a customer
 * @param late events whose order time the watermark had already passed; no pattern saw them
 */
public record MatchFlow(
        DataStream<FrictionMatch> matches, DataStream<CustomerEvent> events, DataStream<CustomerEvent> late) {}
