package org.evenhand.app.api;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that are open, whose they are, and since when each has been busy with what it is
 * busy with. The container's own timeouts begin anew with every byte, so a client that sends one
 * now and then could hold a connection for ever (Slowloris, CWE-400).
 */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private final Map<SocketChannel, Connection> open = new ConcurrentHashMap<>();
  private final Map<Object, Integer> from = new HashMap<>();
  private volatile ConnectionBounds bounds = ConnectionBounds.USUAL;

  void bound(ConnectionBounds to) {
    bounds = to;
  }

  /** One connection. */
  static final class Connection {
    private static final long IDLE = Long.MAX_VALUE;
    private final Object address;
    private volatile long since = System.nanoTime();

    private Connection(Object address) {
      this.address = address;
    }

    /** Something begins: a head, or all that follows it. */
    void begins() {
      since = System.nanoTime();
    }

    /** There are bytes to read: where nothing was under way, a head begins. */
    void wakes() {
      if (since == IDLE) {
        begins();
      }
    }

    /** Nothing is under way; the container's keep-alive timeout takes over. */
    void rests() {
      since = IDLE;
    }
  }

  /** Lets a connection in, or not. */
  boolean arrives(SocketChannel channel) {
    Object address;
    try {
      address = address(channel);
    } catch (IOException gone) {
      return false;
    }
    synchronized (from) {
      int before = from.getOrDefault(address, 0);
      if (before >= bounds.perAddress()) {
        return false;
      }
      from.put(address, before + 1);
    }
    open.put(channel, new Connection(address));
    return true;
  }

  void leaves(SocketChannel channel) {
    var left = open.remove(channel);
    if (left != null) {
      synchronized (from) {
        from.computeIfPresent(left.address, (_, many) -> many == 1 ? null : many - 1);
      }
    }
  }

  @Nullable Connection of(SocketChannel channel) {
    return open.get(channel);
  }

  /** Ends what takes too long; to be called about once a second. */
  void sweep() {
    long now = System.nanoTime();
    long most = bounds.exchange().toNanos();
    open.forEach((channel, connection) -> {
      long since = connection.since;
      if (!channel.isOpen()) {
        leaves(channel);
      } else if (since != Connection.IDLE && now - since > most) {
        end(channel);
      }
    });
  }

  // Shut down and not closed: the container then reads the end, or fails to write, in its own
  // thread, and closes by its own rules. Closing under it could hand its buffers to another
  // connection.
  private static void end(SocketChannel channel) {
    try {
      channel.shutdownInput();
      channel.shutdownOutput();
    } catch (IOException gone) {
      LOG.debug("A connection that took too long was gone already", gone);
    }
  }

  private static Object address(SocketChannel channel) throws IOException {
    InetAddress address =
        channel.getRemoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
    if (address == null) {
      throw new IOException("the client is gone");
    }
    return address instanceof Inet6Address
        ? ByteBuffer.wrap(address.getAddress()).getLong() // a /64 is one household's or machine's
        : address;
  }
}
