package org.evenhand.app.office;

import java.time.Instant;
import java.util.List;
import org.evenhand.vocabulary.SignedInOfficer;

/**
 * Something that may need an officer: approvals that are wanted, requests that wait, declarations
 * that are due. Every bean of this type is asked when the office's front page is shown.
 */
@FunctionalInterface
public interface NeedsMe {
  /** What needs this officer now; short, and quick to find. */
  List<Item> of(SignedInOfficer who);

  /**
   * One thing.
   *
   * @param what in words, such as "Approve the exception for Sunny Maps"
   * @param since since when it waits
   * @param path the page where it is done
   */
  record Item(String what, Instant since, String path) {}
}
