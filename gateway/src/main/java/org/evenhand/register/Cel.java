package org.evenhand.register;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Conditions in CEL (cel.dev), bounded in length, depth and steps. Safe for use by many threads.
 */
final class Cel {
  /** The bounds of one condition. */
  static CelOptions options(int longest) {
    return CelOptions.current()
        .maxExpressionCodePointSize(longest)
        .maxParseRecursionDepth(32)
        .comprehensionMaxIterations(100)
        .enableHeterogeneousNumericComparisons(true)
        .build();
  }

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  /** Conditions that may use the words that a compiler knows. */
  Cel(CelCompiler compiler, CelOptions options) {
    this.compiler = compiler;
    this.runtime = CelRuntimeFactory.plannerRuntimeBuilder().setOptions(options).build();
  }

  /**
   * Compiles a condition.
   *
   * @throws IllegalArgumentException if it is none, with line and column
   */
  CelRuntime.Program compile(String condition) {
    try {
      return runtime.createProgram(compiler.compile(condition).getAst());
    } catch (CelValidationException wrong) {
      throw new IllegalArgumentException(places(wrong), wrong);
    } catch (CelEvaluationException wrong) {
      throw new IllegalArgumentException("it cannot be evaluated: " + wrong.getMessage(), wrong);
    }
  }

  private static String places(CelValidationException wrong) {
    return wrong.getErrors().stream()
        .map(issue ->
            String.format(
                Locale.ROOT,
                "line %d, column %d: %s",
                issue.getSourceLocation().getLine(),
                issue.getSourceLocation().getColumn() + 1,
                issue.getMessage()))
        .collect(Collectors.joining("; "));
  }
}
