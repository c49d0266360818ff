package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.record.ProcessStopper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the demo. */
@Command(
    name = "demo",
    description = {
      "Starts a platform to try things on: fictional people, apps and tokens, on this machine"
          + " only.",
      "",
      "The first start makes the world; later starts use it again. What each start gives out"
          + " (client secrets, tokens), and passwords, which stay the same, are in DIR/demo.json."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "The port to listen on, loopback only. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "demo-data",
      paramLabel = "DIR",
      description = "Where everything is kept. Default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("demo-data");

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description =
          "Takes friendships from an edge list ('u v' or 'u,v' a line; .gz is unpacked), such as"
              + " SNAP's, instead of making them up. Names and all else stay fictional.")
  private @Nullable Path graph;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description =
          "Takes people's photos from a folder (JPEG, PNG, GIF, WebP), instead of drawing them;"
              + " when the world is made.")
  private @Nullable Path photos;

  @Option(
      names = "--people",
      defaultValue = "4039",
      paramLabel = "N",
      description = "How many people to make up. Default: ${DEFAULT-VALUE}.")
  private int people;

  @Option(
      names = "--seed",
      defaultValue = "2026",
      paramLabel = "N",
      description = "Equal seeds give equal worlds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--fresh",
      description = "Throws away the world in DIR, with its record, and makes a new one.")
  private boolean fresh;

  @Option(
      names = "--fair",
      description =
          "The same three years before, organisation by organisation and request by request, but"
              + " with favours for nobody.")
  private boolean fair;

  @Option(
      names = "--tls",
      description =
          "Speaks TLS, with a certificate for localhost that is kept in DIR/tls; clients have to be"
              + " told to trust it.")
  private boolean tls;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var line = java.util.Objects.requireNonNull(spec).commandLine();
    if (graph != null && !Files.isReadable(graph)) {
      throw new WrongUse(graph + " cannot be read; --graph takes an edge list");
    }
    if (photos != null && !Files.isDirectory(photos)) {
      throw new WrongUse(photos + " is no folder; --photos takes a folder of pictures");
    }
    var past = fair ? Tale.FAIR : Tale.FAVOURS;
    var settings = new Demo.Settings(data, port, seed, people, graph, fresh, past, photos, tls);
    long began = System.nanoTime();
    Demo demo;
    try (var steps = Steps.on(line.getErr())) {
      demo = Demo.start(settings, steps, ProcessStopper.halting(System.err));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "evenhand-closing"));
    DemoText.print(line.getOut(), demo, (System.nanoTime() - began) / 1e9);
    return EvenhandCommand.STAYS;
  }
}
