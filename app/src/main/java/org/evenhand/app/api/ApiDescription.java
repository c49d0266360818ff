package org.evenhand.app.api;

/** What {@code /openapi.json} serves: the API of this server, described by itself (OpenAPI 3.1). */
public final class ApiDescription {
  private final byte[] json;

  ApiDescription(byte[] json) {
    this.json = json.clone();
  }

  /** The document. */
  public byte[] json() {
    return json.clone();
  }
}
