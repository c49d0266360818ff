package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.evenhand.app.identity.Accounts;
import org.evenhand.people.intake.PeopleFiles;
import org.evenhand.record.LogConfiguration;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever is erased is in no file of the data directory any more, searched byte by byte. Pictures
 * are there under keys alone, so of them the files are counted.
 */
class ErasedFromDiskTest {
  private static final String NAME = "Wilhelmina-Xanthe Quarrelbrook";
  private static final List<String> TRACES =
      List.of("Xanthe", "Quarrelbrook", "xq-4711-person", "wxq.signs.in", "xq@mail.example");

  private @TempDir Path folder;
  private Path nodes;
  private Path edges;
  private Path photos;

  @BeforeEach
  void files() throws IOException {
    nodes = folder.resolve("people.csv");
    edges = folder.resolve("friends.csv");
    var people = new StringBuilder("id,name,email,birthday\n");
    var friends = new StringBuilder("from,to\n");
    people.append("xq-4711-person," + NAME + ",xq@mail.example,1984-05-06\n");
    for (int i = 0; i < 200; i++) {
      people.append("p-%d,Somebody Else%d,p%d@mail.example,1990-01-02%n".formatted(i, i, i));
      friends.append("xq-4711-person,p-%d%n".formatted(i));
    }
    photos = folder.resolve("photos.csv");
    Files.writeString(
        photos,
        "photo,owner,taken_at,file\n1,xq-4711-person,2026-03-02T09:14:00Z,one.jpg\n"
            + "2,p-7,2026-03-02T09:14:00Z,two.jpg\n");
    picture("one.jpg");
    picture("two.jpg");
    Files.writeString(nodes, people);
    Files.writeString(edges, friends);
  }

  private Platform open() throws IOException {
    return Platform.open(
        new PlatformConfiguration(
            folder.resolve("platform"),
            LogConfiguration.small(),
            RocksConfiguration.usual(),
            1 << 20,
            0),
        InstantSource.system(),
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private void settle(Platform platform) throws IOException {
    platform
        .intake()
        .run(
            new PeopleFiles(List.of(nodes), List.of(edges), List.of(photos), platform.catalogue()),
            problem -> {
              throw new AssertionError(problem.toString());
            },
            (_, _) -> {});
  }

  private void picture(String name) throws IOException {
    var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    image.setRGB(name.length(), 7, 0xAABBCC);
    assertThat(ImageIO.write(image, "jpg", folder.resolve(name).toFile())).isTrue();
  }

  private long pictures() throws IOException {
    try (var files = Files.walk(folder.resolve("platform/photos"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private PersonId person(Platform platform) {
    return platform.people().person("xq-4711-person").orElseThrow();
  }

  /** Which traces are in which files. */
  private List<String> found() throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder.resolve("platform"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        for (var trace : TRACES) {
          if (bytes.contains(new String(trace.getBytes(UTF_8), ISO_8859_1))) {
            found.add(trace + " in " + folder.relativize(file));
          }
        }
      }
    }
    return found;
  }

  @Test
  void after_erasure_and_the_sweep_no_file_holds_the_name_or_the_ids() throws IOException {
    try (var platform = open()) {
      settle(platform);
      var id = person(platform);
      new Accounts(platform.table("identity")).put("wxq.signs.in", id, "a long enough password");
      platform.sweep(); // so that files hold what is to be removed from them
      for (var trace : TRACES) {
        assertThat(found()).as("found while it is there").anyMatch(it -> it.startsWith(trace));
      }
      assertThat(pictures()).isEqualTo(2);
      platform.erasureActs().erase(new SignedIn(id));
      assertThat(pictures()).as("what is another's stays").isEqualTo(1);
      platform.sweep();
    }
    assertThat(found()).isEmpty();
    try (var platform = open()) {
      assertThat(platform.people().person("xq-4711-person")).isEmpty();
    }
    assertThat(found()).isEmpty();
  }
}
