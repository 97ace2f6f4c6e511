package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import java.util.Map;

/**
 * What a condition is evaluated on.
 *
 * @param event the event that may fill the step
 * @param captured the last event of each earlier step that the condition names
 */
record Moment(CustomerEvent event, Map<String, CustomerEvent> captured) {}
