package org.evenhand.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.demo.pages.DemoPagesBeans;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.demo.world.EdgeList;
import org.evenhand.app.demo.world.World;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.webhooks.Destinations;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.app.wiring.Transport;
import org.evenhand.people.intake.Progress;
import org.evenhand.record.ProcessStopper;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.jspecify.annotations.Nullable;

/** A running demo: a fictional platform with people, apps and tokens, on loopback alone. */
public final class Demo implements AutoCloseable {
  private static final String LOG_NAME = "demo.example/log";

  private final Platform platform;
  private final Server server;
  private final Roster roster;
  private final Credentials credentials;
  private final DemoFolder folder;
  private final Transport transport;

  private Demo(
      Platform platform,
      Server server,
      Roster roster,
      Credentials credentials,
      DemoFolder folder,
      Transport transport) {
    this.platform = platform;
    this.server = server;
    this.roster = roster;
    this.credentials = credentials;
    this.folder = folder;
    this.transport = transport;
  }

  /**
   * What to play, and where.
   *
   * @param data the demo's folder
   * @param port the port on loopback
   * @param seed what the fictional part of the world is made from
   * @param people how many people to make, where there is no graph file
   * @param graph an edge list to take friendships from; null to make them
   * @param fresh whether to throw away a world that was made otherwise
   * @param past what went before
   * @param photos a folder of pictures for people's photos; null to draw them
   * @param tls whether it speaks TLS, with a certificate of its own
   */
  public record Settings(
      Path data,
      int port,
      long seed,
      int people,
      @Nullable Path graph,
      boolean fresh,
      Tale past,
      @Nullable Path photos,
      boolean tls) {
    private static final int LEAST = 400;
    private static final int MOST = 1_000_000;

    /** Refuses what cannot be played. */
    public Settings {
      if (port < 1 || port > 65_535) {
        throw new CannotPlay("the port is " + port + " (expected 1 to 65535)");
      }
      if (people < LEAST || people > MOST) {
        throw new CannotPlay(
            String.format(
                Locale.ROOT, "%d people cannot be made (expected %d to %d)", people, LEAST, MOST));
      }
    }

    /** With pictures that are drawn. */
    public Settings(
        Path data,
        int port,
        long seed,
        int people,
        @Nullable Path graph,
        boolean fresh,
        Tale past) {
      this(data, port, seed, people, graph, fresh, past, null, false);
    }

    /** A world without a past. */
    public Settings(
        Path data, int port, long seed, int people, @Nullable Path graph, boolean fresh) {
      this(data, port, seed, people, graph, fresh, Tale.BARE, null, false);
    }

    /** By name: browsers keep passkeys for names alone. */
    URI baseUrl() {
      return URI.create((tls ? "https" : "http") + "://localhost:" + port);
    }
  }

  /**
   * Starts: makes the world where there is none yet, serves, gives out secrets for this run.
   *
   * @throws CannotPlay if the folder, the port or the graph file does not allow it; nothing was
   *     changed
   * @throws IOException if a file cannot be read or written
   */
  public static Demo start(Settings settings, Progress progress, ProcessStopper stopper)
      throws IOException {
    checkPort(settings.port());
    var folder = new DemoFolder(settings.data());
    var wanted = Origin.of(settings);
    var made = folder.roster().filter(roster -> usable(roster, wanted, settings));
    // Read before the folder is touched: a file that cannot be read must not cost the old world.
    var cast = made.isPresent() ? null : Cast.of(settings, wanted, progress);
    if (cast != null) {
      folder.begin();
      past(settings, folder, progress, stopper);
    }
    if (cast == null) {
      var opening = Opening.of(() -> published(open(folder, stopper)));
      return serve(opening, settings, made.orElseThrow(), folder, progress);
    }
    var platform = open(folder, stopper);
    try {
      var roster = play(platform, settings, cast, progress);
      folder.made(roster);
      progress.at("sealing the record", 0);
      var opening = Opening.of(() -> published(platform));
      return serve(opening, settings, roster, folder, progress);
    } catch (IOException | RuntimeException failure) {
      platform.close();
      throw failure;
    }
  }

  private static Platform open(DemoFolder folder, ProcessStopper stopper) throws IOException {
    return Platform.open(
        PlatformConfiguration.in(folder.platform()), InstantSource.system(), stopper);
  }

  private static Platform published(Platform platform) throws IOException {
    try {
      platform.publish(publicLog());
      return platform;
    } catch (IOException | RuntimeException failure) {
      platform.close();
      throw failure;
    }
  }

  private static PublicLogConfiguration publicLog() {
    return PublicLogConfiguration.of(LOG_NAME, List.of());
  }

  private static void past(
      Settings settings, DemoFolder folder, Progress progress, ProcessStopper stopper)
      throws IOException {
    var present = InstantSource.system().instant();
    var history = new History(settings.seed(), settings.past(), settings.baseUrl(), present);
    var platform = PlatformConfiguration.in(folder.platform());
    Past.play(platform, history, publicLog(), progress, stopper);
  }

  /** Serves; a platform that is open, or still opens, is closed if that fails. */
  private static Demo serve(
      Opening opening, Settings settings, Roster roster, DemoFolder folder, Progress progress)
      throws IOException {
    try {
      return served(opening, settings, roster, folder, progress);
    } catch (IOException | RuntimeException failure) {
      // The platform's own failure says more than that of the server, which waited for it.
      opening.platform().close();
      throw failure;
    }
  }

  private static Demo served(
      Opening opening, Settings settings, Roster roster, DemoFolder folder, Progress progress)
      throws IOException {
    progress.at("starting the server", 0);
    // Whoever tries webhooks here has their receiver on this machine.
    var anywhere = new Destinations(true, true);
    var transport = settings.tls() ? folder.certificate().usable() : new Transport.Plain();
    var configuration =
        new ServerConfiguration(
            "127.0.0.1",
            settings.port(),
            settings.baseUrl(),
            ConnectionBounds.USUAL,
            anywhere,
            transport);
    // Password hashes are slow on purpose, and a server's start leaves a core idle.
    var given = folder.given();
    var people = opening.then(platform -> people(platform, roster, given));
    var server = Server.start(opening::join, configuration, DemoPagesBeans.class, DemoBeans.class);
    try {
      var platform = opening.platform();
      var credentials =
          new Credentials(server, platform, roster, people.join(), settings.baseUrl());
      folder.write(credentials.file());
      return new Demo(platform, server, roster, credentials, folder, transport);
    } catch (IOException | RuntimeException failure) {
      server.close();
      throw failure;
    }
  }

  private static List<DemoFile.Person> people(
      Platform platform, Roster roster, List<DemoFile.Person> given) {
    return Credentials.people(
        new Accounts(platform.table("identity")),
        key -> platform.people().person(key).isPresent(),
        roster,
        given);
  }

  // Known before anything is made: a newcomer should not wait for a world and then hear "in use".
  private static void checkPort(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (java.net.BindException inUse) {
      throw new CannotPlay(
          String.format(
              Locale.ROOT,
              "port %d is in use; stop what listens there, or choose another: --port N",
              port));
    }
  }

  private static boolean usable(Roster roster, Origin wanted, Settings settings) {
    boolean same =
        roster.seed() == wanted.seed()
            && roster.graph().equals(wanted.graph())
            && roster.port() == settings.port()
            && roster.tls() == settings.tls()
            && roster.past() == settings.past()
            && (!roster.graph().isEmpty() || roster.people() == settings.people());
    if (!same && !settings.fresh()) {
      throw new CannotPlay(
          String.format(
              Locale.ROOT,
              "%s holds a demo that was made with other settings (seed %d, %d people, port %d%s%s);"
                  + " give the same, choose another folder: --data DIR, or throw it away: --fresh",
              settings.data(),
              roster.seed(),
              roster.people(),
              roster.port(),
              roster.tls() ? ", --tls" : "",
              roster.graph().isEmpty() ? "" : ", a graph file"));
    }
    return same && !settings.fresh();
  }

  private static Roster play(Platform platform, Settings settings, Cast cast, Progress progress) {
    var log = platform.log();
    var parts =
        new Stage.Parts(
            platform.intake(),
            platform.people(),
            platform.registerActs(),
            platform.contributionActs(),
            log);
    return new Stage(parts, progress)
        .play(
            cast.world(),
            cast.keys(),
            cast.graph(),
            settings.baseUrl(),
            settings.past(),
            settings.photos());
  }

  /** The world to play, what the platform calls each person in it, and the graph file's hash. */
  private record Cast(World world, List<String> keys, String graph) {
    static Cast of(Settings settings, Origin origin, Progress progress) throws IOException {
      progress.at("making a fictional world", 0);
      if (settings.graph() == null) {
        var people = IntStream.rangeClosed(1, settings.people());
        return new Cast(
            World.make(settings.seed(), settings.people()),
            people.mapToObj(Integer::toString).toList(),
            origin.graph());
      }
      var read = EdgeList.read(settings.graph());
      return new Cast(
          World.around(settings.seed(), read.graph()),
          Arrays.stream(read.numbers()).mapToObj(Long::toString).toList(),
          origin.graph());
    }
  }

  /** What decides which world is made. */
  private record Origin(long seed, String graph) {
    static Origin of(Settings settings) throws IOException {
      var file = settings.graph();
      return new Origin(settings.seed(), file == null ? "" : sha256(file));
    }

    private static String sha256(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        var digest = Sha256.digest();
        var buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
        return Sha256.hex(digest);
      }
    }
  }

  /** Where it is reached. */
  public URI baseUrl() {
    return credentials.baseUrl();
  }

  /** How many people there are. */
  public int people() {
    return roster.people();
  }

  /** How many friendships there are. */
  public int friendships() {
    return roster.friendships();
  }

  /** Somebody who can sign in, user name and password: whoever uses the first app, if they can. */
  public List<String> someSignIn() {
    var person = credentials.signIn();
    return List.of(person.username(), person.password());
  }

  /** The user name of the person whose token the first app has. */
  public String tokenOf() {
    return credentials.tokenOf();
  }

  /** The authorisations of an app's users, those with the most friends first. */
  public List<GrantId> authorisations(AppId app) {
    return roster.holders().stream()
        .filter(holder -> holder.app().equals(app.value()))
        .map(holder -> new GrantId(holder.grant()))
        .toList();
  }

  /** The file with everything that is needed to sign in and to call; readable by its owner. */
  public Path secretsFile() {
    return folder.secrets();
  }

  /** The certificate to trust, if it speaks TLS. */
  public Optional<Path> certificate() {
    return transport instanceof Transport.Tls(var certificate, _)
        ? Optional.of(certificate)
        : Optional.empty();
  }

  /** The platform that it runs on. */
  public Platform platform() {
    return platform;
  }

  /** A part of its server, for who checks it from within. */
  <T> T part(Class<T> type) {
    return server.part(type);
  }

  /** Stops serving, then closes the platform. */
  @Override
  public void close() {
    server.close();
    platform.close();
  }
}
