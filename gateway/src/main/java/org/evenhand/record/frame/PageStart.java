package org.evenhand.record.frame;

/** Where a list of a query started, or the one photo that it was for. */
public sealed interface PageStart {
  /** At its beginning. */
  record Beginning() implements PageStart {}

  /**
   * Behind an item.
   *
   * @param sealedKey the item's key in the list's order, sealed: see {@link FrameCodec#key}
   */
  record After(Bits128 sealedKey) implements PageStart {}

  /**
   * Before an item.
   *
   * @param sealedKey the item's key in the list's order, sealed
   */
  record Before(Bits128 sealedKey) implements PageStart {}

  /**
   * No list: the photo of a request for one.
   *
   * @param sealedKey the photo's number, sealed
   */
  record Photo(Bits128 sealedKey) implements PageStart {}
}
