package org.evenhand.app.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its whole answer, bounded in bytes and in time. */
final class Exchange {
  private Exchange() {}

  /** A client that follows no redirects: an answer comes from whom it was asked of. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(Duration.ofSeconds(10))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /**
   * Sends a request.
   *
   * @param most how many bytes the answer may have
   * @param within how long it may take, its body included
   * @throws IOException if there is no whole answer; the message names the host
   */
  static HttpResponse<byte[]> send(
      HttpClient client, HttpRequest request, long most, Duration within) throws IOException {
    var handler = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most);
    var answer = client.sendAsync(request, handler);
    var host = request.uri().getAuthority();
    try {
      return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException(host + " does not answer within " + within.toMillis() + " ms", late);
    } catch (ExecutionException failure) {
      throw new IOException(host + " cannot be reached: " + why(failure), failure);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + host + " was asked");
    }
  }

  private static String why(ExecutionException failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
