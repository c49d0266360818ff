package org.evenhand.people.intake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;

/**
 * A source of files: people as CSV with a header ({@code id} and any fields of a person),
 * friendships (see {@link EdgeFile}), photos (see {@link PhotoFile}), likes (see {@link LikeFile}),
 * relatives (see {@link FamilyFile}). Without a file of people, whoever a friendship names is one,
 * with an empty profile.
 */
public final class PeopleFiles implements ImportSource {
  private static final Arrival.Origin HEADER_OF_NONE = new Arrival.Origin("", 0, 0);

  private final List<TextFile> nodes;
  private final List<TextFile> edges;
  private final List<TextFile> pictures;
  private final List<TextFile> likings;
  private final List<TextFile> families;
  private final Catalogue catalogue;
  private final int mostBytes;

  /** Of these files; each list may be empty. */
  public PeopleFiles(List<Path> nodes, List<Path> edges, List<Path> photos, Catalogue catalogue) {
    this(nodes, edges, photos, catalogue, PhotoFiles.USUAL_MOST_BYTES);
  }

  /**
   * Of these files; each list may be empty.
   *
   * @param mostBytes of one picture
   */
  public PeopleFiles(
      List<Path> nodes, List<Path> edges, List<Path> photos, Catalogue catalogue, int mostBytes) {
    this(texts(nodes), texts(edges), texts(photos), List.of(), List.of(), catalogue, mostBytes);
  }

  private PeopleFiles(
      List<TextFile> nodes,
      List<TextFile> edges,
      List<TextFile> pictures,
      List<TextFile> likings,
      List<TextFile> families,
      Catalogue catalogue,
      int mostBytes) {
    this.mostBytes = mostBytes;
    this.nodes = nodes;
    this.edges = edges;
    this.pictures = pictures;
    this.likings = likings;
    this.families = families;
    this.catalogue = catalogue;
  }

  /** The same, and these files of what people like. */
  public PeopleFiles withLikes(List<Path> likes) {
    return new PeopleFiles(nodes, edges, pictures, texts(likes), families, catalogue, mostBytes);
  }

  /** The same, and these files of relatives. */
  public PeopleFiles withFamily(List<Path> family) {
    return new PeopleFiles(nodes, edges, pictures, likings, texts(family), catalogue, mostBytes);
  }

  private static List<TextFile> texts(List<Path> files) {
    return files.stream().map(TextFile::new).toList();
  }

  @Override
  public String what() {
    return String.format(
        Locale.ROOT,
        "files: %d of people, %d of friendships, %d of photos, %d of likes, %d of relatives",
        nodes.size(),
        edges.size(),
        pictures.size(),
        likings.size(),
        families.size());
  }

  @Override
  public void people(Consumer<Arrival.Someone> to, Consumer<Problem> problems) {
    if (nodes.isEmpty()) {
      namedInEdges().values().forEach(to);
    }
    for (var file : nodes) {
      new Sheet(file, List.of("id")).read(row -> someone(row, to, problems), problems);
    }
  }

  private Map<String, Arrival.Someone> namedInEdges() {
    var named = new LinkedHashMap<String, Arrival.Someone>();
    for (var file : edges) {
      // What is wrong with a line is told when the friendships themselves are read.
      new EdgeFile(file)
          .read(
              edge ->
                  Stream.of(edge.one(), edge.other())
                      .forEach(id ->
                          named.computeIfAbsent(
                              id, key -> new Arrival.Someone(edge.at(), key, Map.of()))),
              _ -> {});
    }
    return named;
  }

  private void someone(Sheet.Row row, Consumer<Arrival.Someone> to, Consumer<Problem> problems) {
    var fields = new HashMap<String, String>();
    for (var field : catalogue.fields()) {
      var text = field.of() == ObjectKind.PERSON ? row.text(field.name()) : "";
      if (!text.isEmpty()) {
        var expected = ProfileParser.wrong(field, text);
        if (!expected.isEmpty()) {
          problems.accept(row.problem(field.name(), kind(field), expected));
          return;
        }
        fields.put(field.name(), text);
      }
    }
    var at = row.origins().getOrDefault("id", HEADER_OF_NONE);
    to.accept(new Arrival.Someone(at, row.text("id"), fields));
  }

  private static String kind(Field field) {
    return ProfileParser.isDay(field) ? "a date" : "a short text";
  }

  @Override
  public void friendships(Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {
    edges.forEach(file -> new EdgeFile(file).read(to, problems));
  }

  @Override
  public void photos(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    pictures.forEach(file -> new PhotoFile(file, mostBytes).read(to, problems));
  }

  @Override
  public void relationships(Consumer<Arrival.Relationship> to, Consumer<Problem> problems) {
    // Files tell no relationships: people say them on their own page.
  }

  @Override
  public void privacy(Consumer<Arrival.Privacy> to, Consumer<Problem> problems) {
    // Files tell no privacy choices: people make them on their own page.
  }

  @Override
  public void relatives(Consumer<Arrival.Relative> to, Consumer<Problem> problems) {
    families.forEach(file -> new FamilyFile(file).read(to, problems));
  }

  @Override
  public void likes(Consumer<Arrival.Like> to, Consumer<Problem> problems) {
    likings.forEach(file -> new LikeFile(file).read(to, problems));
  }

  /** Over the files' hashes, and what each is of. */
  @Override
  public Optional<String> fingerprint() {
    var all = new StringBuilder();
    nodes.forEach(file -> all.append("people ").append(file.fingerprint()).append('\n'));
    edges.forEach(file -> all.append("friendships ").append(file.fingerprint()).append('\n'));
    pictures.forEach(file -> all.append("photos ").append(file.fingerprint()).append('\n'));
    likings.forEach(file -> all.append("likes ").append(file.fingerprint()).append('\n'));
    families.forEach(file -> all.append("relatives ").append(file.fingerprint()).append('\n'));
    return Optional.of(Sha256.hex(all.toString()));
  }

  /** Of one file its own; of more, over the lines that {@code sha256sum} prints of them. */
  @Override
  public String sha256() {
    var all = Stream.of(nodes, edges, pictures, likings, families).flatMap(List::stream).toList();
    if (all.size() == 1) {
      return all.getFirst().sha256();
    }
    var sums = new StringBuilder();
    all.forEach(file -> sums.append(file.sha256()).append("  ").append(file.name()).append('\n'));
    return Sha256.hex(sums.toString());
  }
}
