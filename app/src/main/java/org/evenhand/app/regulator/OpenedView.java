package org.evenhand.app.regulator;

/**
 * What stands behind a commitment, or the question why to look.
 *
 * @param name of its opening
 * @param what it is
 * @param path of its page in the register
 * @param wrong what was wrong with the answer; empty for nothing
 * @param value the value; empty until it is opened
 * @param salt with which it opens
 * @param commitment what the public sees
 * @param fits whether the value opens the commitment
 * @param mayOpen whether they are appointed
 * @param act the position of the look; 0 until it is opened
 */
public record OpenedView(
    String name,
    String what,
    String path,
    String wrong,
    String value,
    String salt,
    String commitment,
    boolean fits,
    boolean mayOpen,
    long act) {
  @Override
  public String toString() {
    return "OpenedView[" + name + "]";
  }
}
