package org.evenhand.record.segment;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;

/**
 * What one app got about a person.
 *
 * @param app the app
 * @param types the data types that left, by name
 * @param purposes why they were asked for, by name
 * @param grounds {@code terms:…} and {@code exception:…}, by name
 * @param first when something left for the first time; null if nothing did
 * @param last when something left for the last time; null if nothing did
 * @param accesses the requests by which it left
 * @param lines the lines that concern the person
 * @param refused the person's own requests through the app that were refused
 */
public record AppSummary(
    AppId app,
    List<DataTypeId> types,
    List<String> purposes,
    List<String> grounds,
    @Nullable Instant first,
    @Nullable Instant last,
    long accesses,
    long lines,
    long refused) {
  /** Keeps copies. */
  public AppSummary {
    types = List.copyOf(types);
    purposes = List.copyOf(purposes);
    grounds = List.copyOf(grounds);
  }
}
