package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Where an answer's bytes are gathered. Up to {@value #MOST} of them, so that the answer can carry
 * its length; a longer one streams out from there on.
 */
final class ByteSink extends OutputStream {
  private static final int FIRST = 8 * 1024;
  private static final int MOST = 256 * 1024;

  private final HttpServletResponse response;
  private byte[] bytes = new byte[FIRST];
  private int length;
  private boolean streaming;

  ByteSink(HttpServletResponse response) {
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    if (length + count > bytes.length && !grown(count)) {
      drain();
      response.getOutputStream().write(from, offset, count);
      return;
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }

  private boolean grown(int count) {
    int wanted = length + count;
    if (streaming || wanted > MOST) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(wanted, bytes.length * 2)));
    return true;
  }

  private void drain() throws IOException {
    streaming = true;
    response.getOutputStream().write(bytes, 0, length);
    length = 0;
  }

  /** Sends what was gathered; with its length, unless some of it has left already. */
  void finish() throws IOException {
    if (!streaming) {
      response.setContentLength(length);
    }
    response.getOutputStream().write(bytes, 0, length);
  }
}
