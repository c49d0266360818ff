package org.evenhand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.CatalogueFile;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.vocabulary.PersonId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A decided friend list turned into the body of its frame, tags remembered, as on the hot path. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FrameBenchmark {
  private static final int PEOPLE = 4_000;

  /** How many friends are in the list. */
  @Param({"25", "100", "500"})
  public int friends = 25;

  private @org.jspecify.annotations.Nullable FileKeyVault vault;
  private @org.jspecify.annotations.Nullable FrameCodec codec;
  private @org.jspecify.annotations.Nullable Decision decision;

  /** Makes people's keys and decides the list once. */
  @Setup
  public void decide() throws IOException {
    var catalogue = CatalogueFile.builtIn();
    var random = new SecureRandom();
    var keys = new FileKeyVault(Files.createTempDirectory(Path.of("target"), "vault"), random);
    keys.create(new PersonId(1), new PersonId(PEOPLE + 2));
    vault = keys;
    codec = new FrameCodec(catalogue, keys, random, 64 << 20);
    decision =
        Rule.decide(
            DecideBenchmark.ask(friends), new FriendListFacts(catalogue, friends, PEOPLE, 1.0));
  }

  /** Closes the vault. */
  @TearDown
  public void close() {
    java.util.Objects.requireNonNull(vault).close();
  }

  /** One frame's body. */
  @Benchmark
  public byte[] body() {
    return java.util.Objects.requireNonNull(codec)
        .access(java.util.Objects.requireNonNull(decision));
  }
}
