package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Problem;
import org.evenhand.record.Change;
import org.evenhand.record.frame.Body;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real photo of the set, through the real door, looked at with an independent reader. */
class PhotosOverHttpTest {
  private static final Path SET =
      Path.of(System.getProperty("evenhand.data", "../../shared/data"), "exif-photos");

  // What tells how the picture is coded, and its colours; not of whom or where it is.
  private static final Set<String> HARMLESS =
      Set.of(
          "JPEG",
          "JFIF",
          "JfifDirectory",
          "Huffman",
          "ICC Profile",
          "Adobe JPEG",
          "Exif IFD0",
          "File Type");

  private static @TempDir Path folder;
  private static final Map<Long, Path> FILES = new TreeMap<>();
  private static final List<Problem> PROBLEMS = new ArrayList<>();
  private static PhotoServer server;
  private static String stripped;
  private static String kept;
  private static Map<Long, String> ids;

  @BeforeAll
  static void come() throws IOException {
    var photos = new ArrayList<Arrival.Photo>();
    long number = 0;
    for (var file : files()) {
      number++;
      FILES.put(number, file);
      var details = new Change.PhotoDetails(Instant.ofEpochSecond(number), 0, 0, null);
      photos.add(
          new Arrival.Photo(
              new Arrival.Origin(String.valueOf(file.getFileName()), 0, 0),
              "ann",
              number,
              details,
              List.of(),
              () -> Files.readAllBytes(file)));
    }
    server = new PhotoServer(folder, photos, PROBLEMS);
    stripped = server.token("ann", "sunny-maps", "photos");
    kept = server.token("ann", "quiz-box", "photos", "photos.location");
    ids = server.photos(stripped);
  }

  private static List<Path> files() throws IOException {
    try (var all = Files.walk(SET)) {
      return all.filter(
              file -> file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*[.]jpe?g"))
          .sorted()
          .toList();
    }
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void what_cannot_be_cleaned_is_refused_with_its_name_and_reason_and_the_rest_is_there() {
    assertThat(FILES).hasSize(51);
    assertThat(PROBLEMS).hasSizeLessThan(15);
    assertThat(PROBLEMS)
        .allSatisfy(problem -> assertThat(problem.text()).contains("the picture is refused"));
    var refused = PROBLEMS.stream().map(p -> p.at().file()).collect(Collectors.toSet());
    var there =
        FILES.entrySet().stream()
            .filter(file -> !refused.contains(String.valueOf(file.getValue().getFileName())))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void without_the_place_nothing_is_left_but_the_picture() throws Exception {
    for (var photo : ids.entrySet()) {
      var file = FILES.get(photo.getKey());
      var answer = server.get(stripped, "/v1/photos/" + photo.getValue() + "/content");
      assertThat(answer.statusCode()).as("%s", file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
      var metadata = read(answer.body());
      for (var directory : metadata.getDirectories()) {
        assertThat(HARMLESS).as("%s", file).contains(directory.getName());
        if (directory instanceof ExifIFD0Directory) {
          assertThat(directory.getTags()).as("%s", file).hasSizeLessThanOrEqualTo(1);
          assertThat(directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)).isTrue();
        }
      }
      assertThat(pixels(answer.body())).as("%s", file).isEqualTo(pixels(Files.readAllBytes(file)));
    }
  }

  @Test
  void with_it_the_place_is_where_it_was_and_nothing_else_is_left() throws Exception {
    int places = 0;
    var keptIds = server.photos(kept);
    for (var photo : keptIds.entrySet()) {
      var file = FILES.get(photo.getKey());
      var answer = server.get(kept, "/v1/photos/" + photo.getValue() + "/content");
      assertThat(answer.statusCode()).as("%s", file).isEqualTo(200);
      var metadata = read(answer.body());
      var names = metadata.getDirectories();
      for (var directory : names) {
        assertThat(directory instanceof GpsDirectory || HARMLESS.contains(directory.getName()))
            .as("%s: %s", file, directory)
            .isTrue();
      }
      var before = place(read(Files.readAllBytes(file)));
      var after = place(metadata);
      if (before != null && after != null) {
        places++;
        assertThat(after.getLatitude())
            .as("%s", file)
            .isCloseTo(before.getLatitude(), within(1e-6));
        assertThat(after.getLongitude())
            .as("%s", file)
            .isCloseTo(before.getLongitude(), within(1e-6));
      }
      assertThat(after == null).as("%s", file).isEqualTo(before == null);
    }
    assertThat(places).isGreaterThan(10);
  }

  private static com.drew.lang.GeoLocation place(Metadata metadata) {
    var gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    return gps == null ? null : gps.getGeoLocation();
  }

  private static Metadata read(byte[] file) throws IOException, ImageProcessingException {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
  }

  private static List<Integer> pixels(byte[] file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    var samples = new ArrayList<Integer>();
    for (int y = 0; y < image.getHeight(); y += 7) {
      for (int x = 0; x < image.getWidth(); x += 7) {
        samples.add(image.getRGB(x, y));
      }
    }
    return samples;
  }

  @Test
  void the_record_says_by_its_bits_what_left() {
    var id = ids.values().iterator().next();
    long content = 1 | 1L << 5 | 1L << 7;
    var answer = server.get(stripped, "/v1/photos/" + id + "/content");
    assertThat(fields(PhotoServer.position(answer))).isEqualTo(content);
    var metadata = server.get(stripped, "/v1/photos/" + id + "?fields=source");
    assertThat(fields(PhotoServer.position(metadata))).isEqualTo(1 | 1L << 6);
    var keptId = server.photos(kept).values().iterator().next();
    var place = server.get(kept, "/v1/photos/" + keptId + "/content");
    assertThat(fields(PhotoServer.position(place))).isEqualTo(content | 1L << 4);
  }

  private static long fields(long position) {
    var frame = server.open().log().read(position).orElseThrow();
    return ((Body.Access) server.open().codec().body(frame)).lines().getFirst().fields();
  }

  @Test
  void who_has_the_picture_is_told_so_and_the_record_says_that_no_byte_left() {
    var path = "/v1/photos/" + ids.values().iterator().next() + "/content";
    var first = server.get(stripped, path);
    var tag = first.headers().firstValue("ETag").orElseThrow();

    var again = server.get(stripped, path, "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).hasValue(tag);
    assertThat(fields(PhotoServer.position(again))).isEqualTo(1 | 1L << 7);
    var before = server.open().gate().budget(new AppId("sunny-maps"));
    var other = server.get(stripped, path, "If-None-Match", "\"another\"");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(first.body());
    var after = server.open().gate().budget(new AppId("sunny-maps"));
    assertThat(after.callsLeft())
        .as("a look and an answer are one call")
        .isEqualTo(before.callsLeft() - 1);
    assertThat(after.peopleLeft()).isEqualTo(before.peopleLeft() - 1);
  }

  @Test
  void two_apps_can_join_neither_ids_nor_tags_of_one_picture() {
    var theirs = server.photos(kept);
    var plain = server.token("ann", "quiz-box", "photos");
    for (var second : ids.keySet()) {
      var mine = server.get(stripped, "/v1/photos/" + ids.get(second) + "/content");
      var other = server.get(plain, "/v1/photos/" + theirs.get(second) + "/content");
      assertThat(ids.get(second)).isNotEqualTo(theirs.get(second));
      assertThat(mine.headers().firstValue("ETag"))
          .isNotEqualTo(other.headers().firstValue("ETag"));
    }
  }

  @Test
  void a_kept_place_is_another_version_of_the_picture() {
    var id = server.photos(kept).values().iterator().next();
    var plain = server.token("ann", "quiz-box", "photos");
    var path = "/v1/photos/" + id + "/content";
    var with = server.get(kept, path).headers().firstValue("ETag").orElseThrow();
    assertThat(server.get(plain, path, "If-None-Match", with).statusCode()).isEqualTo(200);
  }
}
