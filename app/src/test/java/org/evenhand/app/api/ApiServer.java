package org.evenhand.app.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.gate.Caller;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The real server around a gate that a test speaks for, and a client of bare sockets. */
final class ApiServer implements AutoCloseable {
  static final String TOKEN = "ev_at_live";
  static final String OTHER_TOKEN = "ev_at_other";
  static final String BOUND_TOKEN = "ev_at_bound";
  static final Instant NOW = Instant.parse("2026-03-02T09:14:00Z");
  static final Caller CALLER = caller("sunny-maps");
  static final Caller OTHER = caller("northstar");

  final ToldGate gate = new ToldGate();
  final java.util.List<TokenCheck.Possession> shown =
      new java.util.concurrent.CopyOnWriteArrayList<>();
  volatile Map<String, Boolean> ready = Map.of("record", true);
  private final ServletWebServerApplicationContext context;

  ApiServer() {
    var application = new SpringApplication(Parts.class);
    application.addInitializers(c -> c.getBeanFactory().registerSingleton("server", this));
    application.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "spring.threads.virtual.enabled", "true",
            "spring.main.banner-mode", "off",
            "logging.level.root", "WARN"));
    context = (ServletWebServerApplicationContext) application.run();
  }

  private static Caller caller(String app) {
    return new Caller(
        new GrantId(5),
        new AppId(app),
        new PersonId(1),
        new Purpose("Personalisation"),
        Set.of(new DataTypeId("profile.name"), new DataTypeId("friends")));
  }

  int port() {
    return context.getWebServer().getPort();
  }

  TokenCheck.Result check(String token) {
    return switch (token) {
      case TOKEN -> new TokenCheck.Result.Live(CALLER, NOW.plus(Duration.ofHours(1)));
      case OTHER_TOKEN -> new TokenCheck.Result.Live(OTHER, NOW.plus(Duration.ofHours(1)));
      case "ev_at_old" -> new TokenCheck.Result.Live(CALLER, NOW);
      case BOUND_TOKEN -> new TokenCheck.Result.Refused(TokenFilter.BOUND);
      case "boom" -> throw new IllegalStateException("the table of tokens cannot be read");
      default -> new TokenCheck.Result.Refused("the token is unknown or was revoked");
    };
  }

  TokenCheck.Result check(String token, TokenCheck.Possession possession) {
    shown.add(possession);
    if (!token.equals(BOUND_TOKEN)) {
      return new TokenCheck.Result.Refused("the token is bound to no key");
    }
    return switch (possession.proof()) {
      case "right" -> new TokenCheck.Result.Live(CALLER, NOW.plus(Duration.ofHours(1)));
      case "aged" -> new TokenCheck.Result.Live(CALLER, NOW.plus(Duration.ofHours(1)), "n-2");
      case "stale" -> new TokenCheck.Result.Unproven("the proof is not fresh", "n-1");
      default -> new TokenCheck.Result.Unproven("the proof is wrong", "");
    };
  }

  /** A well-formed call with a live token. */
  Answer get(String target) {
    return raw(
        "GET "
            + target
            + " HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\nConnection: close\r\n\r\n");
  }

  /** Whatever bytes, each character one byte. */
  Answer raw(String request) {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  Answer raw(byte[] request) {
    return raw(context.getWebServer().getPort(), request);
  }

  /** Whatever bytes, to whatever server of this machine. */
  static Answer raw(int port, byte[] request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      write(socket, request);
      return Answer.of(read(socket));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  // The server may answer and close before it has read everything: that is no failure.
  private static void write(Socket socket, byte[] request) {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    } catch (IOException _) {
      assert socket.isConnected();
    }
  }

  private static byte[] read(Socket socket) {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException _) {
      // reset after the answer: what came is looked at
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    context.close();
  }

  /** One answer; with several in one stream, the first, and the rest in its body. */
  record Answer(int status, Map<String, String> headers, String body, String whole) {
    static Answer of(byte[] bytes) {
      String whole = new String(bytes, StandardCharsets.UTF_8);
      int end = whole.indexOf("\r\n\r\n");
      if (end < 0) {
        return new Answer(0, Map.of(), "", whole);
      }
      var lines = whole.substring(0, end).split("\r\n", -1);
      var headers = new LinkedHashMap<String, String>();
      for (int i = 1; i < lines.length; i++) {
        int colon = lines[i].indexOf(':');
        headers.put(
            lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
      return new Answer(
          Integer.parseInt(lines[0].split(" ", -1)[1]), headers, whole.substring(end + 4), whole);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** Everything but the day and the position. */
    String trace() {
      return whole
          .replaceAll("(?m)^Date: .*$", "")
          .replaceAll("(?m)^Evenhand-Record: .*$", "")
          .replaceAll("\"record\":\\d+", "")
          .replaceAll("\"fbtrace_id\":\"\\d+\"", "");
    }
  }

  /** The beans of the API and what they ask for. */
  @Configuration(proxyBeanMethods = false)
  @Import(ApiBeans.class)
  @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
  static class Parts {
    @Bean
    GatePort gate(ApiServer server) {
      return server.gate;
    }

    @Bean
    ContributionPort contributions() {
      return (_, _, _) -> {
        throw new IllegalStateException("nothing is given here");
      };
    }

    @Bean
    ArrivingPictures arriving() {
      return new ArrivingPictures(1, java.nio.file.Path.of("none"));
    }

    @Bean
    PhotoPort photos() {
      return new PhotoPort() {
        @Override
        public boolean isOwnClient(Caller caller) {
          return false;
        }

        @Override
        public Optional<org.evenhand.gate.Outcome.Refused> call(Caller caller, String operation) {
          throw new IllegalStateException("there is no client of the platform's own here");
        }

        @Override
        public int mostBytes() {
          return 1;
        }

        @Override
        public boolean there(String content) {
          return false;
        }

        @Override
        public void onGone(java.util.function.Consumer<String> listener) {}

        @Override
        public Brought add(Caller caller, byte[] picture) {
          throw new IllegalStateException("there is no client of the platform's own here");
        }

        @Override
        public java.util.OptionalLong remove(Caller caller, org.evenhand.vocabulary.PhotoId photo) {
          throw new IllegalStateException("there is no client of the platform's own here");
        }
      };
    }

    @Bean
    TokenCheck tokens(ApiServer server) {
      return new TokenCheck() {
        @Override
        public Result check(String token) {
          return server.check(token);
        }

        @Override
        public Result check(String token, Possession possession) {
          return server.check(token, possession);
        }

        @Override
        public java.util.List<String> algorithms() {
          return java.util.List.of("ES256", "PS256");
        }
      };
    }

    /**
     * Whatever else a server has: filters are asked about paths that lead to some servlet alone.
     */
    @Bean
    ServletRegistrationBean<HttpServlet> nothing() {
      return new ServletRegistrationBean<>(
          new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
              response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
          },
          "/");
    }

    @Bean
    IssuedTokens issued() {
      return _ -> Optional.empty();
    }

    @Bean
    Catalogue catalogue() {
      return Catalogues.small();
    }

    @Bean
    InstantSource clock() {
      return InstantSource.fixed(NOW);
    }

    @Bean
    ApiSettings settings() {
      return new ApiSettings("https://data.example.org");
    }

    @Bean
    Readiness readiness(ApiServer server) {
      return () -> server.ready;
    }
  }
}
