package org.evenhand.bench.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

  /** Makes a platform with that many people. */
  static Trial make(Path folder, int people) throws IOException {
    var settings = new Demo.Settings(folder, freePort(), SEED, people, null, false);
    Demo.start(settings, (_, _) -> {}, ProcessStopper.halting(System.err)).close();
    return new Trial(folder, World.make(SEED, people));
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
    return Child.start(platform());
  }
}
