package org.evenhand.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.evenhand.record.Change;
import org.evenhand.record.frame.NoKey;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;

/**
 * The door by which people let apps tell about them, and by which apps tell. Each act is durable
 * and applied when its method returns. Safe for use by many threads.
 */
public final class ContributionActs {
  private final Contributions contributions;
  private final ToLongFunction<Change> record;
  private final Supplier<Instant> now;
  private final RandomGenerator random;

  /**
   * Over the fold.
   *
   * @param record appends one change and gives its position once all folds have applied it: {@code
   *     log::append}
   * @param now the record's time: {@code log::now}
   * @param random names where items stand; a secure one
   */
  public ContributionActs(
      Contributions contributions,
      ToLongFunction<Change> record,
      Supplier<Instant> now,
      RandomGenerator random) {
    this.contributions = contributions;
    this.record = record;
    this.now = now;
    this.random = random;
  }

  /**
   * A person lets an app tell about them, in place of what it might before.
   *
   * @param purpose what the platform may use it for
   * @param deal under which public deal: another one needs another yes
   * @param types of which data types
   * @param until until when
   * @param wordingSha256 of the text that they read
   * @param language of that text
   */
  public void allow(
      SignedIn me,
      AppId app,
      Purpose purpose,
      String deal,
      Set<DataTypeId> types,
      Instant until,
      String wordingSha256,
      String language) {
    if (types.isEmpty() || !until.isAfter(now.get())) {
      throw new IllegalArgumentException("a yes is to something, until later");
    }
    put(
        new Change.InboundSet(
            me.person(), app, purpose, deal, types, until, wordingSha256, language));
  }

  /** A person lets an app tell nothing more. Where it may tell nothing, does nothing. */
  public void stop(SignedIn me, AppId app) {
    contributions
        .inbound(me.person(), app)
        .ifPresent(it ->
            put(
                new Change.InboundSet(
                    me.person(), app, it.purpose(), it.deal(), Set.of(), now.get(), "", "und")));
  }

  /** A person has what an app told deleted. Where there is none of that number, does nothing. */
  public void delete(SignedIn me, long receipt) {
    if (contributions.taken(me.person(), receipt)) {
      put(new Change.ContributionDeleted(me.person(), receipt));
    }
  }

  /**
   * An app tells.
   *
   * @return the position of its receipt; empty if the person does not let it, or is nobody: the two
   *     are never told apart
   */
  public OptionalLong contribute(Given given) {
    if (!contributions.allowed(given, now.get())) {
      return OptionalLong.empty();
    }
    long stored = random.nextLong();
    contributions.keep(given.about(), stored, given.items());
    return recorded(given, stored);
  }

  private OptionalLong recorded(Given given, long stored) {
    try {
      long position =
          record.applyAsLong(
              new Change.Contributed(
                  given.about(),
                  given.app(),
                  given.purpose(),
                  given.type(),
                  given.deal(),
                  given.reference(),
                  given.givenAt(),
                  given.items().size(),
                  stored,
                  sha256(given)));
      return contributions.taken(given.about(), position)
          ? OptionalLong.of(position)
          : OptionalLong.empty();
    } catch (NoKey erasedMeanwhile) {
      contributions.letGo(given.about(), stored);
      return OptionalLong.empty();
    }
  }

  /** Of the items as they are kept, each on a line of its own. */
  private static String sha256(Given given) {
    try {
      var text = String.join("\n", given.items());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }

  private void put(Change change) {
    var _ = record.applyAsLong(change);
  }
}
