package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.record.ProcessStopper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * What the build runs once to train the virtual machine's ahead-of-time cache (JEP 483, JEP 514):
 * starts a small demo, asks for some pages, leaves. Of no use to anybody else, so it is not listed.
 */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final int PEOPLE = 400;

  /** Of a world so small in which every app has somebody who uses it still. */
  private static final int SEED = 7;

  private static final List<String> PAGES = List.of("/", "/login", "/me", "/demo", "/v1/me");

  @Parameters(paramLabel = "DIR", description = "An empty folder.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    // With its past: what a later start reads of the record is as much of its work as pages are.
    var settings =
        new Demo.Settings(folder, port(), SEED, PEOPLE, null, false, Tale.FAVOURS, null, false);
    start(settings);
    start(settings); // as every later start: nothing is made any more
    return 0;
  }

  private static void start(Demo.Settings settings) throws IOException, InterruptedException {
    var stopper = ProcessStopper.halting(System.err);
    try (var demo = Demo.start(settings, (_, _) -> {}, stopper);
        var http = HttpClient.newHttpClient()) {
      DemoText.print(new PrintWriter(Writer.nullWriter()), demo, 0);
      for (var page : PAGES) {
        var request = HttpRequest.newBuilder(URI.create(demo.baseUrl() + page)).build();
        var _ = http.send(request, HttpResponse.BodyHandlers.discarding());
      }
    }
  }

  private static int port() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
