package org.evenhand.app.api;

/** Ends the reading of a request that cannot be answered; never leaves this room. */
final class RequestProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RequestProblem(ProblemType type, String brief, String detail) {
    super(brief, null, false, false);
    this.problem = Problem.of(type, brief, detail);
  }

  Problem problem() {
    return problem;
  }
}
