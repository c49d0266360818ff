package org.evenhand.app.api;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Bounds on what a client can make the container hold or wait for, and problems in place of its
 * error pages.
 */
final class TomcatBounds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  /** The longest head of a request in bytes: 4,096 characters of fields, each encoded, fit. */
  static final int HEAD_BYTES = 16 * 1024;

  /** The longest form body in bytes. */
  static final int FORM_BYTES = 64 * 1024;

  private static final int MOST_HEADERS = 64;
  private static final int MOST_PARAMETERS = 100;
  private static final int WAIT_MILLIS = 20_000;

  private final ProblemWriter problems;
  private final ConnectionBounds connections;

  TomcatBounds(ProblemWriter problems, ConnectionBounds connections) {
    this.problems = problems;
    this.connections = connections;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(BoundedProtocol.class.getName());
    factory.addConnectorCustomizers(this::bound);
    factory.addContextCustomizers(this::report, TomcatBounds::redirectWithin);
  }

  private void report(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      // Named after no class, Tomcat adds no report of its own; ours stands in the same place.
      host.setErrorReportValveClass("");
      host.getPipeline().addValve(new ProblemReportValve(problems));
    }
  }

  // Boot turns this off, and the container then builds redirects from the Host header, which
  // whoever sends the request can choose (CWE-601). A path alone names no host.
  private static void redirectWithin(Context context) {
    context.setUseRelativeRedirects(true);
  }

  private void bound(Connector connector) {
    connector.setMaxPostSize(FORM_BYTES);
    connector.setMaxSavePostSize(FORM_BYTES);
    connector.setMaxParameterCount(MOST_PARAMETERS);
    connector.setXpoweredBy(false);
    connector.setAllowBackslash(false);
    if (connector.getProtocolHandler() instanceof BoundedProtocol http) {
      http.bound(connections);
      http.setMaxConnections(ConnectionBounds.MOST);
      http.setMaxHttpRequestHeaderSize(HEAD_BYTES);
      http.setMaxHeaderCount(MOST_HEADERS);
      http.setMaxSwallowSize(FORM_BYTES);
      http.setMaxTrailerSize(1024);
      http.setMaxExtensionSize(1024);
      http.setConnectionTimeout(WAIT_MILLIS);
      http.setKeepAliveTimeout(WAIT_MILLIS);
      http.setDisableUploadTimeout(false);
      http.setConnectionUploadTimeout(WAIT_MILLIS);
      // A client keeps its connection for as long as it is used: a new one costs more than a call.
      http.setMaxKeepAliveRequests(-1);
      // Clients of Graph APIs send the braces of fields as they are.
      http.setRelaxedQueryChars("{}");
    }
  }
}
