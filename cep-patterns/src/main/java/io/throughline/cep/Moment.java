package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;

/**
 * What a condition is evaluated on.
 *
 * @param event the event that may fill the step
 * @param evidence what the match has captured before
 */
record Moment(CustomerEvent event, Evidence evidence) {}
