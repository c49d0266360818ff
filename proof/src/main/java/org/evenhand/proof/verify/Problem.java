package org.evenhand.proof.verify;

/**
 * Something that is not as it must be.
 *
 * @param file relative to the folder or the address that was checked
 * @param at the first byte that is wrong or belongs to what is wrong; 0 also where a file is
 *     missing
 * @param what is wrong, with the entry or position that it concerns
 */
public record Problem(String file, long at, String what) {
  @Override
  public String toString() {
    return Printable.of(file + ", byte " + at + ": " + what);
  }
}
