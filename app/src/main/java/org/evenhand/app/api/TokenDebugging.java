package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.InstantSource;
import org.evenhand.gate.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/** Answers what the token of a call, or another of the same app's, may do. */
final class TokenDebugging {
  private final IssuedTokens tokens;
  private final GatePort gate;
  private final InstantSource clock;
  private final TokenAnswer answers;

  TokenDebugging(IssuedTokens tokens, GatePort gate, InstantSource clock, JsonFactory json) {
    this.tokens = tokens;
    this.gate = gate;
    this.clock = clock;
    this.answers = new TokenAnswer(json);
  }

  /**
   * Answers.
   *
   * @param input the token asked about; null for the call's own
   */
  void answer(
      OutputStream into, HttpServletRequest request, Caller caller, @Nullable String input) {
    var token = input == null ? own(request) : input;
    var issued = tokens.issued(token).filter(one -> one.caller().app().equals(caller.app()));
    if (issued.isEmpty()) {
      answers.none(into, caller.app().value());
    } else {
      var powers = gate.powers(issued.get().caller());
      answers.live(into, issued.get(), powers, clock.instant());
    }
  }

  // The filter has let it through, so there is one header: a scheme, blanks, the token.
  private static String own(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header.substring(header.lastIndexOf(' ') + 1);
  }
}
