package org.evenhand.proof;

/** What a witness answers to a request (C2SP tlog-witness, "add-checkpoint"). */
public sealed interface WitnessOutcome {
  /** The status of the HTTP response. */
  int status();

  /**
   * All is well. The witness must make {@code next} durable in one step with having compared the
   * state that it was judged by, and only then sign and answer; otherwise two requests at once
   * could roll it back.
   *
   * @param next the state from now on
   */
  record Cosign(WitnessState next) implements WitnessOutcome {
    /** The text to cosign. */
    public String text() {
      return next.last().text();
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /** The body is not one, or its old size is above the checkpoint's. */
  record BadRequest(String because) implements WitnessOutcome {
    @Override
    public int status() {
      return 400;
    }
  }

  /** No key that is trusted for this log has rightly signed. */
  record Forbidden(String because) implements WitnessOutcome {
    @Override
    public int status() {
      return 403;
    }
  }

  /** This witness doesn't watch that log. */
  record UnknownLog(String origin) implements WitnessOutcome {
    @Override
    public int status() {
      return 404;
    }
  }

  /**
   * The log starts from another size than the witness saw last, or shows another tree of that size.
   *
   * @param size what the witness saw last
   */
  record Conflict(long size) implements WitnessOutcome {
    @Override
    public int status() {
      return 409;
    }

    /** The body of the response, of type {@code text/x.tlog.size}. */
    public String body() {
      return size + "\n";
    }
  }

  /** The new tree isn't shown to have grown from the old one. */
  record BadProof(String because) implements WitnessOutcome {
    @Override
    public int status() {
      return 422;
    }
  }
}
