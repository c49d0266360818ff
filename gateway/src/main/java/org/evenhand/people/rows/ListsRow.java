package org.evenhand.people.rows;

import java.nio.ByteBuffer;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is let in and who is kept out, for one data type. The same row lies on both sides: with the
 * one whose lists they are it holds whom they name, with each whom they name it holds who does. So
 * a decision finds in one read everybody whose list names its viewer.
 */
public final class ListsRow {
  private final RoaringBitmap letIn = new RoaringBitmap();
  private final RoaringBitmap keptOut = new RoaringBitmap();

  /** Reads a row. */
  public static ListsRow of(byte[] row) {
    var in = ByteBuffer.wrap(row);
    var lists = new ListsRow();
    lists.letIn.add(Bytes.rising(in));
    lists.keptOut.add(Bytes.rising(in));
    return lists;
  }

  /** The let in, or who let in. */
  public RoaringBitmap letIn() {
    return letIn;
  }

  /** The kept out, or who keep out. */
  public RoaringBitmap keptOut() {
    return keptOut;
  }

  /** Everybody in either. */
  public RoaringBitmap all() {
    return RoaringBitmap.or(letIn, keptOut);
  }

  void put(PersonId person, Listing listing) {
    letIn.remove(person.number());
    keptOut.remove(person.number());
    switch (listing) {
      case LET_IN -> letIn.add(person.number());
      case KEPT_OUT -> keptOut.add(person.number());
      case NEITHER -> {}
    }
  }

  boolean isEmpty() {
    return letIn.isEmpty() && keptOut.isEmpty();
  }

  byte[] bytes() {
    return new Bytes().rising(letIn.toArray()).rising(keptOut.toArray()).done();
  }
}
