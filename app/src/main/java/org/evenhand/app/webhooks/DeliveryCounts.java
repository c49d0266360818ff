package org.evenhand.app.webhooks;

/**
 * Webhooks in plain numbers for operators; all but what waits since this process started.
 *
 * @param waiting events that are still to be told
 * @param delivered events that their receivers took
 * @param failed attempts that came to nothing, and are made again or not
 * @param givenUp events that nobody tries to tell any more, or whose address was removed
 */
public record DeliveryCounts(long waiting, long delivered, long failed, long givenUp) {}
