package org.evenhand.register;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.Beneficiaries.Beneficiary;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * What came of filing a programme's exceptions.
 *
 * @param filed those that were proposed
 * @param refused whom none could be proposed for, and why
 */
public record Filing(List<ExceptionId> filed, Map<OrganisationId, String> refused) {
  private static final int LONGEST_ID = 64;

  /** Keeps copies. */
  public Filing {
    filed = List.copyOf(filed);
    refused = Map.copyOf(refused);
  }

  /** The exceptions that a programme has yet to file: one for each whom its rule favours. */
  static List<ExceptionTerms> due(Programme programme, RegisterSnapshot now, Instant at) {
    return Beneficiaries.of(programme.rule(), now).favoured().stream()
        .filter(one -> now.exceptions().of(id(programme, one)).isEmpty())
        .flatMap(one -> terms(programme, one, now, at).stream())
        .toList();
  }

  private static Optional<ExceptionTerms> terms(
      Programme programme, Beneficiary one, RegisterSnapshot now, Instant at) {
    var apps =
        now.apps().stream()
            .filter(app -> app.organisation().equals(one.organisation()))
            .map(App::id)
            .collect(toUnmodifiableSet());
    return apps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ExceptionTerms(
                id(programme, one),
                one.organisation(),
                apps,
                programme.effect(),
                programme.from().isBefore(at) ? at : programme.from(),
                programme.until(),
                programme.instigator(),
                Optional.empty(),
                one.considerations(),
                Optional.of(programme.id()),
                Optional.empty()));
  }

  /** Follows from the two alone, so that none is filed twice. */
  private static ExceptionId id(Programme programme, Beneficiary one) {
    var whole = programme.id() + "." + one.organisation();
    return new ExceptionId(
        whole.length() <= LONGEST_ID
            ? whole
            : whole.substring(0, LONGEST_ID - 17) + "." + hash(whole));
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
