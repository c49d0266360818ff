package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A browser without eyes: keeps cookies, reads forms, follows no redirect unasked. */
public final class WebClient {
  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http;
  private final List<URI> visited = new ArrayList<>();

  /** One with no cookies. */
  public WebClient(DemoServer server) {
    this(server.base());
  }

  /** One with no cookies, for a server of the test's own. */
  public WebClient(URI base) {
    this(base, InetAddress.getLoopbackAddress());
  }

  /** One that comes from another of this machine's own addresses. */
  public WebClient(DemoServer server, InetAddress from) {
    this(server.base(), from);
  }

  private WebClient(URI base, InetAddress from) {
    this.base = base;
    this.http = HttpClient.newBuilder().cookieHandler(cookies).localAddress(from).build();
  }

  /** Gets a page. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(resolve(path)).GET());
  }

  /** Sends a form. */
  public HttpResponse<String> send(HtmlForm form) {
    return post(form.action(), form.encoded());
  }

  /** Sends a form with a file in it, as a browser does. */
  public HttpResponse<String> send(HtmlForm form, String field, byte[] file) {
    return postForm(form.action(), HttpRequest.BodyPublishers.ofByteArray(form.with(field, file)));
  }

  /** Posts the parts of a form, parted by {@link HtmlForm#BOUNDARY}. */
  public HttpResponse<String> postForm(String path, HttpRequest.BodyPublisher parts) {
    return send(
        HttpRequest.newBuilder(resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + HtmlForm.BOUNDARY)
            .POST(parts));
  }

  /** Posts whatever body. */
  public HttpResponse<String> post(String path, String body) {
    return send(
        HttpRequest.newBuilder(resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI resolve(String path) {
    return base.resolve(path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var built = request.build();
      visited.add(built.uri());
      return http.send(built, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where an answer leads. */
  public static String location(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() ->
            new IllegalStateException(answer.statusCode() + " leads nowhere: " + answer.body()));
  }

  /** Signs in by the page. */
  public HttpResponse<String> signIn(DemoServer.Person person) {
    return signIn(person, "/me");
  }

  /** Signs in by the page, to come to another one. */
  public HttpResponse<String> signIn(DemoServer.Person person, String loginPage) {
    var page = get(loginPage.startsWith("/login") ? loginPage : "/login");
    return send(
        HtmlForm.in(page.body(), "/login")
            .with("username", person.username())
            .with("password", person.password()));
  }

  /** A cookie by its name. */
  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  /** Plants a cookie, as somebody else might have. */
  public void plant(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    // The JDK calls a host without a dot "local" (RFC 2965, 1).
    cookie.setDomain(base.getHost().contains(".") ? base.getHost() : base.getHost() + ".local");
    cookie.setVersion(0);
    cookies.getCookieStore().add(base, cookie);
  }

  /** Every address that was asked for. */
  public List<URI> visited() {
    return List.copyOf(visited);
  }
}
