package org.evenhand.audit.ledger;

/**
 * Positions of the record that no seal covers, between two that do.
 *
 * @param from the first
 * @param to the last
 * @param entry the log's entry of the seal behind them
 */
public record Gap(long from, long to, long entry) {}
