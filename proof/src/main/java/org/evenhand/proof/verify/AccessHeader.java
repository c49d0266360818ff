package org.evenhand.proof.verify;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.ProofException.Malformed;

/**
 * What an access says of itself, and of nobody ({@code docs/record-format.md} §4, "Header").
 *
 * @param request the request's id, in hexadecimal
 * @param app who received
 * @param purpose what for
 * @param scope the data types of the token's grant
 * @param operation method and path, without ids
 * @param query the fields asked for, in canonical form
 * @param decidedAsOf the time as of which it was decided
 * @param factsAt the position as of which facts were gathered
 * @param epoch of all tags in the frame
 * @param terms the terms' version that it rests on
 * @param agreement the app's agreement that it rests on
 * @param exceptions the exceptions that it rests on
 * @param lines how many lines left
 */
public record AccessHeader(
    String request,
    String app,
    String purpose,
    List<String> scope,
    String operation,
    String query,
    Instant decidedAsOf,
    long factsAt,
    int epoch,
    String terms,
    String agreement,
    List<String> exceptions,
    long lines) {
  /** Keeps copies. */
  public AccessHeader {
    scope = List.copyOf(scope);
    exceptions = List.copyOf(exceptions);
  }

  /** Reads the header section, behind which nothing may follow. */
  static AccessHeader parse(ByteBuffer section) throws Malformed {
    var in = new BodyReader(section);
    var header =
        new AccessHeader(
            in.bits(),
            in.text(),
            in.text(),
            in.types(),
            in.text(),
            in.text(),
            in.moment(),
            in.i64(),
            in.u32(),
            in.text(),
            in.text(),
            in.texts(),
            in.varint());
    in.done();
    for (var text : header.texts()) {
      BodyReader.check(
          text.chars().noneMatch(Character::isISOControl), "its header has a control character");
    }
    return header;
  }

  private List<String> texts() {
    var texts = new ArrayList<>(List.of(app, purpose, operation, query, terms, agreement));
    texts.addAll(scope);
    texts.addAll(exceptions);
    return texts;
  }
}
