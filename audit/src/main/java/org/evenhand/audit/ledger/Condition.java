package org.evenhand.audit.ledger;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;

/**
 * What can be checked of a statement, in CEL (cel.dev): asked of each public act ({@code act}), or
 * of each row of a tally ({@code tally}). Bounded in length, depth and steps, as the register's own
 * are, so that a log can't keep its auditor busy.
 */
final class Condition {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(2_000)
          .maxParseRecursionDepth(32)
          .comprehensionMaxIterations(100)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
  private static final String ACT = "act";
  private static final String TALLY = "tally";

  private final CelRuntime.Program program;
  private final String word;

  private Condition(CelRuntime.Program program, String word) {
    this.program = program;
    this.word = word;
  }

  /** What a row or act has to say. */
  enum Answer {
    /** It meets the condition. */
    MET,
    /** It breaks it. */
    BROKEN,
    /** It lacks what the condition looks at. */
    UNTOLD
  }

  /**
   * Compiles one.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Condition of(String cel) {
    try {
      return new Condition(compiled(cel, ACT), ACT);
    } catch (CelValidationException | CelEvaluationException notOfActs) {
      try {
        return new Condition(compiled(cel, TALLY), TALLY);
      } catch (CelValidationException | CelEvaluationException wrong) {
        throw new IllegalArgumentException(
            "it is no condition over acts, nor over tallies: " + notOfActs.getMessage(), wrong);
      }
    }
  }

  private static CelRuntime.Program compiled(String cel, String word)
      throws CelValidationException, CelEvaluationException {
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL)
            .addVar(word, MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    return RUNTIME.createProgram(compiler.compile(cel).getAst());
  }

  boolean ofTallies() {
    return word.equals(TALLY);
  }

  Answer ask(LoggedAct act) {
    var words = ActJson.words(act.json());
    words.put("at", act.at().toString());
    return ask(words);
  }

  Answer ask(TallyRow row) {
    return ask(row.words());
  }

  private Answer ask(Map<String, Object> words) {
    try {
      return Boolean.TRUE.equals(program.eval(Map.of(word, words))) ? Answer.MET : Answer.BROKEN;
    } catch (CelEvaluationException untold) {
      return Answer.UNTOLD;
    }
  }
}
