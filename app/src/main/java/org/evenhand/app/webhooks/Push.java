package org.evenhand.app.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Pushes events (RFC 8935 §2). Each has a connection of its own, made to an address that was
 * checked: the client asks {@link Destinations} in the place of a resolver, so there is no second
 * look-up that a rebinding name server could answer otherwise. It follows no redirect, believes no
 * proxy, keeps no cookie.
 */
final class Push implements AutoCloseable {
  private static final ContentType TOKEN = ContentType.create("application/secevent+jwt");
  private static final Timeout STEP = Timeout.ofSeconds(10);
  private static final long WHOLE_SECONDS = 30;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_LINE = 8_192;

  private final CloseableHttpClient client;

  // A receiver that sends a byte now and then is within every step's time, and would never end.
  private final ScheduledExecutorService deadline =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("evenhand-webhooks-deadline").daemon().factory());

  Push(Destinations destinations, Network network, int atOnce) {
    client =
        HttpClients.custom()
            .setConnectionManager(connections(destinations, network, atOnce))
            // A kept connection would lead to where the name led yesterday.
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Evenhand")
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(STEP)
                    .setResponseTimeout(STEP)
                    .setAuthenticationEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .build();
  }

  private static HttpClientConnectionManager connections(
      Destinations destinations, Network network, int atOnce) {
    var bounds =
        Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(MOST_LINE).build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(checking(destinations, network.names()))
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(network.trust()))
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(STEP).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(STEP).setSocketTimeout(STEP).build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
        .setMaxConnTotal(atOnce)
        .setMaxConnPerRoute(atOnce)
        .build();
  }

  private static DnsResolver checking(Destinations destinations, Network.Names names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return destinations.checked(host, names.of(host));
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /** Pushes one token, and says what came of it. */
  PushAnswer send(String url, String token) {
    var post = new HttpPost(url);
    post.setEntity(new StringEntity(token, TOKEN));
    post.setHeader("Accept", "application/json");
    var late = deadline.schedule(post::cancel, WHOLE_SECONDS, TimeUnit.SECONDS);
    try {
      var answer = client.executeOpen(null, post, null);
      try {
        return read(answer);
      } finally {
        // Cut first: who closes politely reads all that the receiver cares to send. What closing
        // then says is of no interest.
        post.cancel();
        Closer.closeQuietly(answer);
      }
    } catch (IOException failure) {
      return new PushAnswer(false, words(failure));
    } finally {
      late.cancel(false);
    }
  }

  private static PushAnswer read(ClassicHttpResponse answer) throws IOException {
    var entity = answer.getEntity();
    boolean explained = answer.getCode() == PushAnswer.BAD_REQUEST && entity != null;
    var body =
        explained
            ? new String(entity.getContent().readNBytes(PushAnswer.MOST_BYTES), US_ASCII)
            : "";
    return PushAnswer.of(answer.getCode(), body);
  }

  /** Never an address: what our resolver says is nobody's business. */
  private static String words(@Nullable Throwable failure) {
    return switch (failure) {
      case Destinations.PrivateAddress refused -> String.valueOf(refused.getMessage());
      case UnknownHostException _ -> "its host is not known";
      case SSLException _ -> "its TLS or its certificate is refused";
      case InterruptedIOException _ -> "it does not answer in time";
      case ConnectException _ -> "nothing listens there";
      case null, default -> "the connection broke";
    };
  }

  @Override
  public void close() {
    deadline.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
