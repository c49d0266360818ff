package org.evenhand.record.frame;

/** A frame that is not what the format says. */
public final class FrameCorrupt extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final long position;

  /**
   * Says where and why.
   *
   * @param position the frame's position in the record
   * @param because what is wrong with it, with the byte of its body where that is known
   */
  public FrameCorrupt(long position, String because) {
    super("frame at position " + position + ": " + because);
    this.position = position;
  }

  /** The frame's position in the record. */
  public long position() {
    return position;
  }
}
