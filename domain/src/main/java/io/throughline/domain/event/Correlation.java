package io.throughline.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * What else it belongs to.
 *
 * @param issueId one intent across channels
 * @param issueEvidence how the issue id is known
 * @param caseId case or ticket
 * @param conversationId call, chat or thread
 * @param orderId order
 * @param agentId person of the company
 * @param team team of that person
 * @param queueId queue waited in
 */
public record Correlation(
        @Nullable String issueId,
        @Nullable IssueEvidence issueEvidence,
        @Nullable String caseId,
        @Nullable String conversationId,
        @Nullable String orderId,
        @Nullable String agentId,
        @Nullable String team,
        @Nullable String queueId) {}
