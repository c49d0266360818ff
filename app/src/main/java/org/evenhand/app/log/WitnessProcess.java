package org.evenhand.app.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.record.seal.WitnessKey;

/** A whole witness: its key, its desk, its server, and its own look at the logs now and then. */
public final class WitnessProcess implements AutoCloseable {
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final WitnessDesk desk;
  private final WitnessServer server;

  private WitnessProcess(WitnessSettings settings, String passphrase, InstantSource clock)
      throws IOException {
    toClose.push(locked(settings.state()));
    try {
      var signer = WitnessKey.open(settings.state(), settings.name(), Passphrase.of(passphrase));
      desk =
          WitnessDesk.open(new DirectoryFolder(settings.state()), settings.keys(), signer, clock);
      server = WitnessServer.start(settings.listen(), desk);
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
    toClose.push(server);
    watch(settings);
  }

  /**
   * Starts; returns when it accepts connections.
   *
   * @param passphrase of its key file; empty for none
   * @throws IOException if its folder is in use or damaged, or the address is taken
   */
  public static WitnessProcess start(
      WitnessSettings settings, String passphrase, InstantSource clock) throws IOException {
    return new WitnessProcess(settings, passphrase, clock);
  }

  // Two processes on one folder would each sign by what it saw alone: a fork of the witness.
  private static FileChannel locked(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new IOException(folder + " is in use by another witness");
    }
    return channel;
  }

  private void watch(WitnessSettings settings) {
    var clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("witness-watch").factory());
    toClose.push(clock::shutdownNow);
    for (var log : settings.logs()) {
      if (log.url() != null) {
        var watch = new LogWatch(Objects.requireNonNull(log.url()), log.key().name(), desk);
        toClose.push(watch);
        var _ =
            clock.scheduleWithFixedDelay(
                watch::look, 0, settings.poll().toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** How many entries of each log it has seen, by origin. */
  public Map<String, Long> sizes() {
    return desk.sizes();
  }

  /** Its verifier key. */
  public VerifierKey key() {
    return desk.key();
  }

  @Override
  public void close() {
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("closing the witness", e);
      }
    }
  }
}
