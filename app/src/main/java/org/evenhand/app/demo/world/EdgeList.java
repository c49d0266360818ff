package org.evenhand.app.demo.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads friendships from a SNAP edge list ({@code u v} on each line, {@code #} for comments) or a
 * CSV of two columns with a header; {@code .gz} is unpacked. Direction, doubles and loops are
 * dropped. People are numbered in the order of their numbers in the file, so that the same file
 * gives the same people.
 */
public final class EdgeList {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d{1,18})(?:\\s*,\\s*|\\s+)(\\d{1,18})\\s*");

  private final Path file;
  private long[] ends = new long[1 << 16];
  private int count;

  private EdgeList(Path file) {
    this.file = file;
  }

  /**
   * What was read.
   *
   * @param graph the friendships, people numbered from 0
   * @param numbers for each person the number that the file gives them, rising
   */
  @SuppressWarnings("ArrayRecordComponent") // as many as people; nobody compares these
  public record Read(Graph graph, long[] numbers) {}

  /** A line that cannot be read. Its message is {@code file:line:column: what (expected …)}. */
  public static final class Malformed extends IOException {
    private Malformed(Path file, int line, String what) {
      super(String.format(Locale.ROOT, "%s:%d:1: %s", file, line, what));
    }
  }

  /**
   * Reads a file.
   *
   * @throws Malformed at the first line that is no friendship
   * @throws IOException if it cannot be read
   */
  public static Read read(Path file) throws IOException {
    var list = new EdgeList(file);
    try (var in = open(file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      list.readAll(lines);
    }
    return list.renumber();
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private void readAll(BufferedReader lines) throws IOException {
    int number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        add(matcher);
      } else if (count > 0 || number > 1 || line.indexOf(',') < 0) {
        throw new Malformed(
            file, number, "not a friendship (expected two numbers: 'u v' or 'u,v')");
      }
    }
    if (count == 0) {
      throw new Malformed(file, Math.max(1, number), "no friendship in the file (expected 'u v')");
    }
  }

  private void add(Matcher matcher) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = Long.parseLong(matcher.group(1));
    ends[count++] = Long.parseLong(matcher.group(2));
  }

  private Read renumber() {
    var numbers = Arrays.stream(ends, 0, count).sorted().distinct().toArray();
    var pairs = new long[count / 2];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] =
          Graph.pair(
              Arrays.binarySearch(numbers, ends[2 * i]),
              Arrays.binarySearch(numbers, ends[2 * i + 1]));
    }
    return new Read(Graph.of(numbers.length, pairs), numbers);
  }
}
