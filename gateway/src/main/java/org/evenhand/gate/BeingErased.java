package org.evenhand.gate;

/**
 * A call cannot be answered now, because somebody in its answer is being erased: their key is gone,
 * and the stores follow in a moment. Nothing left and nothing was recorded; asked again, the call
 * is answered without them.
 */
public final class BeingErased extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BeingErased() {
    super("somebody in the answer is being erased");
  }
}
