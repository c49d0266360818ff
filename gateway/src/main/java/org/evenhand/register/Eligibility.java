package org.evenhand.register;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which apps are offered something: a condition in CEL (cel.dev) over an allow-list of facts about
 * the app. There is no word in it for money or for whom somebody knows: naming either is an error
 * when the terms are published, with the place. Safe for use by many threads.
 */
public final class Eligibility {
  /** The longest condition, in characters. */
  static final int LONGEST = 1_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(32)
          .comprehensionMaxIterations(100)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .addVar(AppFacts.CATEGORY, SimpleType.STRING)
          .addVar(AppFacts.REVIEW_STATE, SimpleType.STRING)
          .addVar(AppFacts.AGE_DAYS, SimpleType.INT)
          .addVar(AppFacts.VIOLATIONS, SimpleType.INT)
          .addVar(AppFacts.ATTESTED, SimpleType.BOOL)
          .setResultType(SimpleType.BOOL)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

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
    try {
      var ast = COMPILER.compile(condition).getAst();
      return new Eligibility(RUNTIME.createProgram(ast));
    } catch (CelValidationException wrong) {
      var places =
          wrong.getErrors().stream()
              .map(issue ->
                  String.format(
                      Locale.ROOT,
                      "line %d, column %d: %s",
                      issue.getSourceLocation().getLine(),
                      issue.getSourceLocation().getColumn() + 1,
                      issue.getMessage()))
              .collect(Collectors.joining("; "));
      throw new IllegalArgumentException(places, wrong);
    } catch (CelEvaluationException wrong) {
      throw new IllegalArgumentException("it cannot be evaluated: " + wrong.getMessage(), wrong);
    }
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
