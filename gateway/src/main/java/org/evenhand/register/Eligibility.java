package org.evenhand.register;

import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/**
 * Which apps are offered something: a condition in CEL (cel.dev) over an allow-list of facts about
 * the app. There is no word in it for money or for whom somebody knows: naming either is an error
 * when the terms are published, with the place. Safe for use by many threads.
 */
public final class Eligibility {
  /** The longest condition, in characters. */
  static final int LONGEST = 1_000;

  private static final CelOptions OPTIONS = Cel.options(LONGEST);
  private static final Cel CEL =
      new Cel(
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .addVar(AppFacts.CATEGORY, SimpleType.STRING)
              .addVar(AppFacts.REVIEW_STATE, SimpleType.STRING)
              .addVar(AppFacts.AGE_DAYS, SimpleType.INT)
              .addVar(AppFacts.VIOLATIONS, SimpleType.INT)
              .addVar(AppFacts.ATTESTED, SimpleType.BOOL)
              .setResultType(SimpleType.BOOL)
              .build(),
          OPTIONS);

  private final CelRuntime.Program program;

  private Eligibility(CelRuntime.Program program) {
    this.program = program;
  }

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException if it is none, with line and column
   */
  public static Eligibility of(String condition) {
    return new Eligibility(CEL.compile(condition));
  }

  /**
   * Whether an app of which these facts hold is offered it; what cannot be told is no.
   *
   * @param ageDays whole days since it was registered
   */
  public boolean holds(AppFacts facts, long ageDays) {
    try {
      return Boolean.TRUE.equals(program.eval(facts.named(ageDays)));
    } catch (CelEvaluationException untold) {
      return false;
    }
  }
}
