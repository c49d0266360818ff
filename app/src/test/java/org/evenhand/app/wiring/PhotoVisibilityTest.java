package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Problem;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who sees a picture is who sees the photo; what is not to be seen looks like what is not there.
 */
class PhotoVisibilityTest {
  private static final DataTypeId PHOTOS = new DataTypeId("photos");
  private static final PhotoId FIRST = new PhotoId(1);

  private @TempDir Path folder;
  private PhotoServer server;

  @BeforeEach
  void come() throws IOException {
    var problems = new ArrayList<Problem>();
    var photos = List.of(photo(1, List.of()), photo(2, List.of("ben")));
    server = new PhotoServer(folder, photos, problems);
    assertThat(problems).isEmpty();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static Arrival.Photo photo(long number, List<String> tagged) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    var details = new Change.PhotoDetails(Instant.ofEpochSecond(number), 0, 0, null);
    return new Arrival.Photo(PhotoServer.HERE, "ann", number, details, tagged, bytes::toByteArray);
  }

  private int status(String token, String id) {
    int metadata = server.get(token, "/v1/photos/" + id).statusCode();
    int content = server.get(token, "/v1/photos/" + id + "/content").statusCode();
    assertThat(content).isEqualTo(metadata);
    return content;
  }

  @Test
  void the_owner_everyone_tagged_and_the_viewer_must_all_be_in_favour() {
    var anns = server.token("ann", "sunny-maps", "photos");
    assertThat(server.photos(anns).keySet()).as("ben said nothing").containsExactly(1L);
    server.yes("ben", "sunny-maps", "photos");
    var ids = server.photos(anns);
    assertThat(ids.keySet()).containsExactlyInAnyOrder(1L, 2L);
    var bens = server.token("ben", "sunny-maps", "photos");
    var cays = server.token("cay", "sunny-maps", "photos");
    for (var id : ids.values()) {
      assertThat(status(anns, id)).isEqualTo(200);
      assertThat(status(bens, id)).as("a friend").isEqualTo(200);
      assertThat(status(cays, id)).as("a stranger").isEqualTo(404);
    }

    var own = new org.evenhand.people.owner.OwnActs(server.open().log()::append);
    own.setAudience(server.me("ann"), PHOTOS, Audience.ONLY_ME);
    assertThat(status(bens, ids.get(1L))).isEqualTo(404);
    own.setAudience(server.me("ann"), PHOTOS, Audience.EVERYONE);
    assertThat(status(cays, ids.get(1L))).isEqualTo(200);
    own.block(server.me("ann"), server.person("cay"));
    assertThat(status(cays, ids.get(1L))).isEqualTo(404);
  }

  @Test
  void absence_is_the_same_whether_hidden_removed_or_never_there() {
    var anns = server.token("ann", "sunny-maps", "photos");
    var cays = server.token("cay", "sunny-maps", "photos");
    var id = server.photos(anns).get(1L);
    var hidden = server.get(cays, "/v1/photos/" + id + "/content");
    server.open().log().append(new Change.PhotoRemoved(server.person("ann"), FIRST));
    var removed = server.get(anns, "/v1/photos/" + id + "/content");
    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(withoutPosition(removed)).isEqualTo(withoutPosition(hidden));
    assertThat(server.get(anns, "/v1/photos/ph_nonsense/content").statusCode()).isEqualTo(404);
  }

  private static String withoutPosition(HttpResponse<byte[]> answer) {
    var position = Long.toString(PhotoServer.position(answer));
    return new String(answer.body(), UTF_8).replace(position, "N");
  }

  @Test
  void a_removed_photos_file_is_gone_and_so_are_all_of_who_is_erased() throws Exception {
    assertThat(files()).hasSize(2);
    server.open().log().append(new Change.PhotoRemoved(server.person("ann"), FIRST));
    assertThat(files()).hasSize(1);

    server.open().erasureActs().erase(server.me("ann"));

    var until = Instant.now().plus(Duration.ofSeconds(10));
    while (!files().isEmpty() && Instant.now().isBefore(until)) {
      Thread.sleep(20);
    }
    assertThat(files()).isEmpty();
    server.reopen();
    assertThat(server.open().people().person("ann")).isEmpty();
  }

  @Test
  void opening_removes_what_no_photo_names_and_keeps_the_rest() throws IOException {
    Files.createDirectories(folder.resolve("photos/ab"));
    Files.write(folder.resolve("photos/ab/" + "c".repeat(62)), new byte[10]);
    var before = server.open().ownView().photoFile(server.me("ann"), FIRST).orElseThrow();
    assertThat(files()).hasSize(3);
    server.reopen();
    assertThat(files()).hasSize(2);
    assertThat(server.open().ownView().photoFile(server.me("ann"), FIRST)).hasValue(before);
    assertThat(server.open().ownView().photoFile(server.me("ben"), FIRST)).isEmpty();
    assertThat(server.open().ownView().hidden(server.me("ann"), FIRST)).isPresent();
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder.resolve("photos"))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_smaller_picture_is_made_in_the_sizes_that_there_are() throws IOException {
    var anns = server.token("ann", "sunny-maps", "photos");
    var path = "/v1/photos/" + server.photos(anns).get(1L) + "/content";
    var small = server.get(anns, path + "?size=160");
    var image = ImageIO.read(new ByteArrayInputStream(small.body()));
    assertThat(image.getWidth()).isEqualTo(160);
    assertThat(image.getHeight()).isEqualTo(120);
    assertThat(server.get(anns, path + "?size=160").body()).isEqualTo(small.body());
    assertThat(small.headers().firstValue("ETag"))
        .isNotEqualTo(server.get(anns, path).headers().firstValue("ETag"));
    assertThat(server.get(anns, path + "?size=161").statusCode()).isEqualTo(400);
    assertThat(server.get(anns, "/v1/me/photos?size=160").statusCode()).isEqualTo(400);
  }
}
