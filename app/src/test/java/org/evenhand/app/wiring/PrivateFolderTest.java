package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may look into a platform's folder. */
class PrivateFolderTest {
  @TempDir Path folder;

  private static String protection(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_platforms_folders_are_its_owners_alone() throws IOException {
    var platform = DemoServer.shared().folder().resolve("platform");
    for (var within :
        List.of("", "log", "store", "vault", "imports", "segments", "sealer", "keys")) {
      assertThat(protection(platform.resolve(within))).as(within).isEqualTo("rwx------");
    }
  }

  @Test
  void a_folder_that_somebody_opened_to_others_is_left_so() throws IOException {
    var open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(PrivateFolder.of(open)).isEqualTo(open);
    assertThat(protection(open)).isEqualTo("rwxr-x---");
  }

  @Test
  void a_file_in_its_place_is_refused() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> PrivateFolder.of(file)).isInstanceOf(FileAlreadyExistsException.class);
  }
}
