package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.Tile;

/**
 * What {@code docs/public-log.md} §9 promises of the files of a platform's folder, worked out from
 * the whole folder and the damaged one, without the verifier.
 *
 * @param whole the folder before the damage
 * @param entries how many entries its checkpoint covers
 * @param sealed its last sealed position
 * @param newest its newest log file, relative to it
 */
record Promise(Path whole, long entries, long sealed, String newest) {
  private static final List<String> EXEMPT =
      List.of(
          "store/",
          "imports/",
          "photos/",
          "vault/",
          "keys/",
          "sealer/",
          "log/lock",
          "log/next.prepared");

  // An index, and what a kill left half made.
  private static final Pattern OTHER = Pattern.compile("\\.(tags$|new$|unfinished)");

  /** Whether the verifier must report this. */
  boolean restsOn(Damage damage, Path copy) throws IOException {
    for (var name : damage.files()) {
      if (restsOn(name, copy.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  private boolean restsOn(String name, Path damaged) throws IOException {
    boolean gone = !Files.exists(damaged);
    if (EXEMPT.stream().anyMatch(name::startsWith) || OTHER.matcher(name).find()) {
      return false;
    }
    if (!gone && Files.mismatch(whole.resolve(name), damaged) < 0) {
      return false; // two files swapped that are alike, or zeros torn to zeros
    }
    if (name.startsWith("segments/") || name.startsWith("public/tally/")) {
      return isNamed(name);
    }
    if (name.startsWith("public/tile/")) {
      return restsOnTile(name.substring("public/".length()), gone);
    }
    return !name.endsWith(".log") || restsOnFrames(name, damaged);
  }

  // A file is there before the entry that names it by its hash: a kill can come between.
  private boolean isNamed(String name) throws IOException {
    var hash = sha256(Files.readAllBytes(whole.resolve(name)));
    var folder = whole.resolve("public");
    try (var bundles = Files.walk(folder.resolve("tile/entries"))) {
      for (var bundle : bundles.filter(Files::isRegularFile).toList()) {
        if (isCovered(folder.relativize(bundle).toString())
            && Files.readString(bundle, ISO_8859_1).contains(hash)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isCovered(String bundle) {
    try {
      var tile = Tile.parse(bundle.replaceFirst("^tile/entries/", "tile/0/"));
      return tile.index() * Tile.WIDTH + tile.width() <= entries;
    } catch (Malformed stranger) {
      return false;
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
  }

  // An older partial tile may be gone: it is removed once a wider one is published.
  private boolean restsOnTile(String path, boolean gone) {
    try {
      var tile = Tile.parse(path.replaceFirst("^tile/entries/", "tile/0/"));
      long hashes = entries >>> (8 * tile.level());
      long width = Math.min(Tile.WIDTH, hashes - tile.index() * Tile.WIDTH);
      return gone ? tile.width() == width : tile.width() <= width;
    } catch (Malformed stranger) {
      return false;
    }
  }

  // What is left may be a log file that ends earlier with a whole frame, and zeros behind it: of
  // the newest, any that still holds what is sealed; of an older one, only all of it.
  private boolean restsOnFrames(String name, Path damaged) throws IOException {
    var before = Files.readAllBytes(whole.resolve(name));
    var after = Files.exists(damaged) ? Files.readAllBytes(damaged) : new byte[0];
    var ends = FrameEnds.of(whole.resolve(name));
    if (!name.equals(newest)) {
      return !Files.exists(damaged) || !endsAt(before, after, ends.end());
    }
    boolean none =
        FrameEnds.first(name) > sealed
            && (endsAt(before, after, 0) || endsAt(before, after, FrameEnds.HEADER));
    return !none && ends.endsFrom(sealed).stream().noneMatch(end -> endsAt(before, after, end));
  }

  private static boolean endsAt(byte[] before, byte[] after, long at) {
    int end = Math.toIntExact(at);
    if (after.length < end || Arrays.mismatch(before, 0, end, after, 0, end) >= 0) {
      return false;
    }
    for (int i = end; i < after.length; i++) {
      if (after[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
