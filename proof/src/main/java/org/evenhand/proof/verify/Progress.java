package org.evenhand.proof.verify;

/** Hears how far a check is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called now and then, by one thread.
   *
   * @param what is being done
   * @param done how much of it
   */
  void at(String what, long done);

  /** Tells nobody. */
  static Progress silent() {
    return (_, _) -> {};
  }
}
