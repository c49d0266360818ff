package org.evenhand.app.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Log;
import org.evenhand.record.LogFiles;
import org.evenhand.record.frame.Asked;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * Counts the lines that nobody can link to a person any more: those whose tag no key in the vault
 * makes. The tags of all who have a key are worked out for a few apps and weeks at a time, and the
 * record is read once for each few, so that memory stays bounded however many people and weeks
 * there are.
 */
public final class BeyondLinking {
  /** As many tags at once, of eight bytes each. */
  static final int MOST_TAGS = 8 << 20;

  private static final int NO_TAG_CACHE = 1 << 16;

  private final LogFiles files;
  private final KeyVault vault;
  private final FrameCodec codec;
  private final int mostTags;
  private final Map<Scope, Reach> scopes = new HashMap<>();
  private long erased;
  private long lines;
  private long beside;

  private BeyondLinking(LogFiles files, KeyVault vault, int mostTags) {
    this.files = files;
    this.vault = vault;
    this.mostTags = mostTags;
    this.codec = new FrameCodec(CatalogueFile.builtIn(), vault, new SecureRandom(), NO_TAG_CACHE);
  }

  /**
   * What was counted.
   *
   * @param erased people whom the record says to be erased
   * @param lines lines of people who have no key any more
   * @param beside lines of others that name such a person beside them
   */
  public record Counted(long erased, long lines, long beside) {}

  /** Where one tag is one person. */
  private record Scope(AppId app, int epoch) {
    static Scope of(Asked asked) {
      return new Scope(asked.app(), asked.epoch());
    }
  }

  /** The frames of a scope: the first, and the last. */
  private record Reach(long first, long last) {}

  /**
   * Counts.
   *
   * @param folder of a platform, which is only read; its server may be running
   * @throws IOException if it can't be read
   */
  public static Counted in(Path folder) throws IOException {
    return in(folder, MOST_TAGS);
  }

  static Counted in(Path folder, int mostTags) throws IOException {
    try (var vault = FileKeyVault.reading(folder.resolve("vault"));
        var files = DirectoryLogFiles.reading(folder.resolve("log"))) {
      return new BeyondLinking(files, vault, mostTags).count();
    }
  }

  private Counted count() throws IOException {
    Log.read(files, 1, Long.MAX_VALUE, this::survey);
    if (erased > 0) {
      int few = Math.max(1, mostTags / Math.max(1, vault.highest()));
      var all = new ArrayList<>(scopes.entrySet());
      all.sort(Comparator.comparingLong(scope -> scope.getValue().first()));
      for (int from = 0; from < all.size(); from += few) {
        count(all.subList(from, Math.min(all.size(), from + few)));
      }
    }
    return new Counted(erased, lines, beside);
  }

  private boolean survey(RawFrame frame) {
    erased += frame.kind() == Kind.ERASURE ? 1 : 0;
    if (frame.kind() == Kind.ACCESS) {
      long at = frame.position();
      scopes.merge(
          Scope.of(codec.accessHeader(frame).asked()),
          new Reach(at, at),
          (old, now) -> new Reach(old.first(), now.last()));
    }
    return true;
  }

  private void count(List<Map.Entry<Scope, Reach>> few) throws IOException {
    var living = new HashMap<Scope, long[]>();
    few.forEach(scope -> living.put(scope.getKey(), living(scope.getKey())));
    long from = few.getFirst().getValue().first();
    long until = few.stream().mapToLong(scope -> scope.getValue().last()).max().orElse(from);
    Log.read(files, from, until, frame -> count(frame, living));
  }

  /**
   * The first halves of the tags of all who have a key, in order. Halves are enough: that one of
   * them is also a stranger's happens once in 2^64 tries.
   */
  private long[] living(Scope scope) {
    return IntStream.rangeClosed(1, vault.highest())
        .mapToObj(number -> vault.keys(new PersonId(number)))
        .flatMap(java.util.Optional::stream)
        .mapToLong(keys -> ByteBuffer.wrap(keys.tag(scope.epoch(), scope.app().value())).getLong())
        .sorted()
        .toArray();
  }

  private boolean count(RawFrame frame, Map<Scope, long[]> living) {
    if (frame.kind() == Kind.ACCESS && codec.body(frame) instanceof Body.Access access) {
      var tags = living.get(Scope.of(access.header().asked()));
      if (tags != null) {
        access.lines().forEach(line -> count(line, tags));
      }
    }
    return true;
  }

  private void count(TaggedLine line, long[] living) {
    if (isNobodys(line.person(), living)) {
      lines++;
    } else if (others(line).stream().anyMatch(tag -> isNobodys(tag, living))) {
      beside++;
    }
  }

  private static boolean isNobodys(Bits128 tag, long[] living) {
    return Arrays.binarySearch(living, tag.high()) < 0;
  }

  private static List<Bits128> others(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _ -> List.of();
      case TaggedLine.OfPhoto photo -> photo.with();
      case TaggedLine.OfRelationship(var _, var partner, var _) ->
          partner == null ? List.of() : List.of(partner);
      case TaggedLine.OfLike _ -> List.of();
      case TaggedLine.OfRelative(var _, var relative, var _) -> List.of(relative);
    };
  }
}
