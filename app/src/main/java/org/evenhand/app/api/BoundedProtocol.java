package org.evenhand.app.api;

import java.nio.channels.SocketChannel;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.evenhand.app.api.Connections.Connection;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with bounds on what one client can hold: connections from an address, and the whole time
 * of an exchange. The container makes it by its name, so it is public.
 */
public final class BoundedProtocol extends Http11NioProtocol {
  private static final ScopedValue<Connection> CONNECTION = ScopedValue.newInstance();

  private final Connections connections;
  private @Nullable Future<?> sweeping;

  /** With the usual bounds. */
  public BoundedProtocol() {
    this(new Connections());
  }

  private BoundedProtocol(Connections connections) {
    super(new Door(connections));
    this.connections = connections;
    getEndpoint().setHandler(new Watch(connections, getHandler()));
  }

  /** Sets other bounds. */
  void bound(ConnectionBounds bounds) {
    connections.bound(bounds);
  }

  @Override
  public void setAdapter(Adapter adapter) {
    super.setAdapter(new Timed(adapter));
  }

  @Override
  public void start() throws Exception {
    super.start();
    sweeping =
        getUtilityExecutor().scheduleWithFixedDelay(connections::sweep, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
    super.stop();
  }

  /** Counts who comes in. */
  private static final class Door extends NioEndpoint {
    private final Connections inside;

    Door(Connections connections) {
      this.inside = connections;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel channel) {
      if (!inside.arrives(channel)) {
        destroySocket(channel); // the acceptor closes only what has a wrapper, and this has none
        return false;
      }
      if (super.setSocketOptions(channel)) {
        return true;
      }
      inside.leaves(channel);
      return false;
    }
  }

  /** Sees each connection wake, rest and end. */
  private record Watch(Connections connections, AbstractEndpoint.Handler<NioChannel> handler)
      implements AbstractEndpoint.Handler<NioChannel> {
    @Override
    public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
      var connection = connections.of(socket.getSocket().getIOChannel());
      if (connection == null) {
        return handler.process(socket, event);
      }
      connection.wakes();
      var state =
          ScopedValue.where(CONNECTION, connection).call(() -> handler.process(socket, event));
      if (state != SocketState.LONG) { // of a head that isn't all there, time runs on
        connection.rests();
      }
      return state;
    }

    @Override
    public Object getGlobal() {
      return handler.getGlobal();
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> socket) {
      connections.leaves(socket.getSocket().getIOChannel());
      handler.release(socket);
    }

    @Override
    public void pause() {
      handler.pause();
    }

    @Override
    public void recycle() {
      handler.recycle();
    }
  }

  /** Gives body and answer their own time, and the next head on the same connection its own. */
  private record Timed(Adapter adapter) implements Adapter {
    @Override
    public void service(Request request, Response response) throws Exception {
      begins();
      try {
        adapter.service(request, response);
      } finally {
        begins();
      }
    }

    private static void begins() {
      if (CONNECTION.isBound()) {
        CONNECTION.get().begins();
      }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
      return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event)
        throws Exception {
      return adapter.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
      adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
      adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
      return adapter.getDomain();
    }
  }
}
