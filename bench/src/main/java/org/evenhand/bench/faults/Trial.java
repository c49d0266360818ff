package org.evenhand.bench.faults;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.demo.world.World;
import org.evenhand.record.ProcessStopper;

/**
 * A demo's platform, made for being broken.
 *
 * @param folder the demo's folder
 * @param world whom it holds
 */
record Trial(Path folder, World world) {
  private static final long SEED = 2026;
  private static final int ROOM = 1 << 12;

  /** Makes a platform with that many people. */
  static Trial make(Path folder, int people) throws IOException {
    var settings = new Demo.Settings(folder, freePort(), SEED, people, null, false);
    Demo.start(settings, (_, _) -> {}, ProcessStopper.halting(System.err)).close();
    var trial = new Trial(folder, World.make(SEED, people));
    trial.shorten();
    return trial;
  }

  // The demo makes log files of 64 MiB ahead. Without the zeros behind the last frame a few rounds
  // cross into small files, and a copy of the record is small. The last frame may end with zeros.
  private void shorten() throws IOException {
    try (var files = Files.list(platform().resolve("log"))) {
      var last = files.filter(file -> file.toString().endsWith(".log")).max(Path::compareTo);
      try (var open = FileChannel.open(last.orElseThrow(), READ, WRITE)) {
        var bytes = ByteBuffer.allocate(Math.toIntExact(open.size()));
        while (open.read(bytes) > 0) {}
        int end = bytes.limit();
        while (end > 0 && bytes.get(end - 1) == 0) {
          end--;
        }
        open.truncate(end + ROOM);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Path platform() {
    return folder.resolve("platform");
  }

  /** Starts the server on it, in a process of its own. */
  Child start() throws IOException {
    return start(0);
  }

  /** Starts it with a clock that is so many hours ahead. */
  Child start(int hours) throws IOException {
    return Child.start(platform(), hours);
  }
}
