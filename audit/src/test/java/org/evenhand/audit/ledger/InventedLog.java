package org.evenhand.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.TileEdge;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.Trust;

/**
 * The public log of an invented platform: rightly signed, chained and sealed, whatever it says. No
 * gateway checks its acts, so it can hold what a gateway would refuse.
 */
public final class InventedLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");

  private final Signer signer = signer();
  private final Path folder;
  private final List<byte[]> entries = new ArrayList<>();
  private Instant now = BEGIN;
  private String previous = "0".repeat(64);
  private long position;

  /** An empty log, on the first of January 2026. */
  public InventedLog(Path folder) {
    this.folder = folder;
    write("key", (signer.verifier() + "\n").getBytes(UTF_8));
    entry(Map.of("act", "added", "key", signer.verifier().toString(), "type", "key"));
  }

  private static Signer signer() {
    try {
      return Signer.of(
          "invented.example/log", SignatureType.ED25519, Signer.generate(SignatureType.ED25519));
    } catch (ProofException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The moment, so many days after the log began. */
  public static Instant day(long days) {
    return BEGIN.plus(Duration.ofDays(days));
  }

  /** The day, as a date. */
  public static String date(long days) {
    return day(days).toString().substring(0, 10);
  }

  /** Goes on to so many days after the beginning. */
  public InventedLog on(long days) {
    now = day(days);
    return this;
  }

  /**
   * An act, sealed at once.
   *
   * @param who role and id, parted by a blank
   * @param members names and values in turn
   */
  public InventedLog act(String type, String who, Object... members) {
    var actor = who.split(" ", -1);
    var all = new TreeMap<String, Object>();
    all.put("type", type);
    all.put("actor", Map.of("role", actor[0], "id", actor[1]));
    all.put("reason", "Because of " + type + ".");
    all.putAll(object(members));
    entry(all);
    position++;
    seal(position, position);
    return this;
  }

  /** An object of names and values in turn. */
  public static Map<String, Object> object(Object... members) {
    var all = new TreeMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) {
      all.put((String) members[i], members[i + 1]);
    }
    return all;
  }

  /** Positions that no seal covers. */
  public InventedLog skip(long positions) {
    position += positions;
    return this;
  }

  private void seal(long from, long to) {
    var seal =
        object(
            "at",
            TIME.format(now),
            "count",
            to - from + 1,
            "from",
            from,
            "log",
            "0".repeat(32),
            "previous",
            previous,
            "root",
            "1".repeat(64),
            "to",
            to,
            "type",
            "seal");
    previous = HexFormat.of().formatHex(MerkleHash.leaf(entry(seal)));
  }

  /** The tally of an hour. */
  public InventedLog tally(String hour, String... rows) {
    var csv =
        "hour,app,data_type,ground,outcome,reason,requests,people,lines\n"
            + List.of(rows).stream()
                .map(row -> hour + "," + row + "\n")
                .collect(Collectors.joining());
    write("tally/" + hour + ".csv", csv.getBytes(UTF_8));
    entry(object("hour", hour, "rows", rows.length, "sha256", sha256(csv), "type", "tally"));
    return this;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private byte[] entry(Map<String, ?> json) {
    var bytes = canonical(json).getBytes(UTF_8);
    entries.add(bytes);
    return bytes;
  }

  // Enough of RFC 8785 for texts without quotes and control characters.
  private static String canonical(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .sorted(Map.Entry.comparingByKey((a, b) -> ((String) a).compareTo((String) b)))
              .map(one -> "\"" + one.getKey() + "\":" + canonical(one.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Collection<?> all ->
          all.stream().map(InventedLog::canonical).collect(Collectors.joining(",", "[", "]"));
      case Number number -> number.toString();
      case Boolean yes -> yes.toString();
      default -> "\"" + value + "\"";
    };
  }

  private void write(String path, byte[] bytes) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes it, signed. */
  public InventedLog sign() {
    var growth = TileEdge.EMPTY.append(entries.stream().map(MerkleHash::leaf).toList());
    growth.files().forEach(this::write);
    EntryBundle.grow(0, List.of(), entries).forEach(this::write);
    var origin = "invented.example/log";
    var checkpoint = new Checkpoint(origin, entries.size(), growth.edge().root());
    write("checkpoint", SignedNote.sign(checkpoint.text(), 1, List.of(signer)).bytes());
    return this;
  }

  /** Writes it, and reads it as an auditor does. */
  public Ledger read() {
    return readAt(0);
  }

  /** Writes it, and reads it as it was when it had so many entries. */
  public Ledger readAt(long size) {
    sign();
    try {
      return LedgerReader.read(folder.toString(), Trust.atFirstSight(), Progress.silent(), size);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** An organisation of that name with an app {@code NAME-app} of a category. */
  public InventedLog company(String name, String category) {
    act(
        "organisation_registered",
        "system demo",
        "organisation",
        object("id", name, "legal_name", name + " Ltd", "country", "AQ", "contact", "a@b.example"));
    return act(
        "app_registered",
        "developer " + name,
        "app",
        object(
            "id",
            name + "-app",
            "name",
            name,
            "organisation",
            name,
            "category",
            category,
            "purposes",
            List.of("Personalisation"),
            "redirect_uris",
            List.of("https://a.example/back"),
            "homepage",
            "https://a.example/",
            "description",
            "An app"));
  }

  /** Terms that offer friends and likes for personalisation, from now on. */
  public InventedLog terms(String version, int cutOffNoticeDays) {
    return act(
        "terms_published",
        "officer o-1",
        "terms",
        object(
            "version", version,
            "effective_from", now,
            "offers",
                object("friends", List.of("Personalisation"), "likes", List.of("Personalisation")),
            "limits", object("calls_per_hour", 100, "people_per_hour", 1000),
            "retention_days", 90,
            "eligibility", object(),
            "unit_prices", object(),
            "notice_days", 0,
            "duties", object("regimes", List.of(), "cut_off_notice_days", cutOffNoticeDays)));
  }

  /** An agreement of a company's app to a version. */
  public InventedLog agrees(String name, String version, String... types) {
    return act(
        "agreement_accepted",
        "developer " + name,
        "id",
        "agr-" + name + "-" + version,
        "app",
        name + "-app",
        "terms",
        version,
        "datatypes",
        List.of(types),
        "purposes",
        List.of("Personalisation"));
  }

  /** A request of a company's app for a data type. */
  public InventedLog asks(String request, String name, String type) {
    return act(
        "access_requested",
        "developer " + name,
        "request",
        request,
        "app",
        name + "-app",
        "datatypes",
        List.of(type),
        "purposes",
        List.of("Personalisation"));
  }

  /** A ruling on it. */
  public InventedLog rules(String request, String officer, boolean granted) {
    return act(
        "request_ruled",
        "officer " + officer,
        "request",
        request,
        "outcome",
        granted ? "GRANTED" : "REFUSED");
  }

  /** An officer. */
  public InventedLog officer(String id, String role, String superior) {
    return superior.isEmpty()
        ? act("officer_appointed", "system demo", "officer", id, "role", role)
        : act(
            "officer_appointed", "system demo", "officer", id, "role", role, "superior", superior);
  }

  /** A tie of an officer, held for long. */
  public InventedLog tie(String officer, String organisation) {
    return act(
        "tie_declared",
        "officer " + officer,
        "tie",
        "tie-" + organisation,
        "officer",
        officer,
        "organisation",
        organisation,
        "kind",
        "INVESTMENT",
        "since",
        "2020-01-01",
        "commitment",
        "0".repeat(64));
  }

  /** A cut-off that is announced now. */
  public InventedLog cutOff(String id, String of, String target, int noticeDays) {
    return act(
        "cut_off_announced",
        "officer o-1",
        "id",
        id,
        "of",
        Map.of(of, target),
        "announced_at",
        now,
        "effective_at",
        now.plus(Duration.ofDays(noticeDays)));
  }

  /** An exception for a company's app, for half a year, proposed and instigated by an officer. */
  public InventedLog exception(
      String id,
      String name,
      String officer,
      Map<String, Object> effect,
      String... considerations) {
    return act(
        "exception_proposed",
        "officer " + officer,
        "terms",
        object(
            "id",
            id,
            "organisation",
            name,
            "apps",
            List.of(name + "-app"),
            "effect",
            effect,
            "from",
            now,
            "until",
            now.plus(Duration.ofDays(180)),
            "instigator",
            object("role", "officer", "id", officer),
            "considerations",
            List.of(considerations)));
  }

  /** Approvals of it, and its publication. */
  public InventedLog approve(String id, String... officers) {
    for (var officer : officers) {
      act("exception_approved", "officer " + officer, "exception", id);
    }
    return act(
        "exception_published",
        "system public-log",
        "exception",
        id,
        "position",
        position,
        "log_size",
        entries.size());
  }

  /** Something that a company gives. */
  public InventedLog gives(String id, String name, String kind, long atLeast, int days) {
    var members =
        object(
            "consideration",
            id,
            "organisation",
            name,
            "kind",
            kind,
            "from",
            now.minus(Duration.ofDays(days)).toString().substring(0, 10),
            "until",
            now.toString().substring(0, 10),
            "commitment",
            "0".repeat(64));
    if (atLeast > 0) {
      members.put("amount", object("at_least", atLeast, "below", 10 * atLeast, "currency", "EUR"));
    }
    return act(
        "consideration_recorded",
        "system demo",
        members.entrySet().stream()
            .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
            .toArray());
  }
}
