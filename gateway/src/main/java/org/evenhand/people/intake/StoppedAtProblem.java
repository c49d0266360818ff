package org.evenhand.people.intake;

/**
 * An import stopped at a problem, before anything was written. Thrown by this room where nothing
 * sensible can be read on, and by a listener of problems that wants to stop at the first.
 */
public final class StoppedAtProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Stopped at this one. */
  public StoppedAtProblem(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  /** Which. */
  public Problem problem() {
    return problem;
  }
}
