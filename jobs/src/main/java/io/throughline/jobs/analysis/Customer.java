package io.throughline.jobs.analysis;

import io.throughline.value.purchases.PurchaseHistory;

/**
 * One customer, or some with the same history.
 *
 * @param id of the customer; of the row in a file of summaries without ids
 * @param history by the end of calibration
 * @param customers how many it stands for, 1 or more
 */
public record Customer(String id, PurchaseHistory history, long customers) {}
