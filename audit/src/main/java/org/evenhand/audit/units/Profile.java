package org.evenhand.audit.units;

import java.util.List;
import org.evenhand.audit.input.Loaded;

/**
 * What was found in the data before anything was tested.
 *
 * @param files the files
 * @param remarks what was noticed: each with a count and what was done about it
 */
public record Profile(List<Loaded> files, List<Remark> remarks) {
  public Profile {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }

  /**
   * Something noticed.
   *
   * @param what what it is
   * @param count how often
   * @param done what was done about it
   */
  public record Remark(String what, double count, String done) {}
}
