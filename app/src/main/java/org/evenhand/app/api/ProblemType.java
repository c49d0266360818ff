package org.evenhand.app.api;

import java.util.Locale;
import org.evenhand.vocabulary.Reason;

/**
 * What can be wrong (RFC 9457). The name of each is the last part of its {@code type}; a page of
 * that name under {@code /docs/problems/} explains it. The code is the one that clients of Graph
 * APIs know.
 */
enum ProblemType {
  /** No token, or none that is live. */
  INVALID_TOKEN(401, 190, "The token does not let you in"),
  /** What came with the token does not show that the caller holds the token's key. */
  INVALID_DPOP_PROOF(401, 190, "The proof does not show that you hold the token’s key"),
  /** The header cannot be understood. */
  BAD_REQUEST(400, 100, "The request cannot be understood"),
  /** A field that nothing has. */
  UNKNOWN_FIELD(400, 100, "There is no such field"),
  /** A fields text that breaks its grammar or bounds. */
  MALFORMED_FIELDS(400, 100, "The fields cannot be understood"),
  /** A parameter that the path does not take. */
  UNKNOWN_PARAMETER(400, 100, "There is no such parameter"),
  /** A parameter whose value cannot be. */
  BAD_PARAMETER(400, 100, "A parameter has a value that it cannot have"),
  /** A cursor that is not this app's for this list. */
  BAD_CURSOR(400, 100, "The cursor does not belong here"),
  /** A body where none belongs. */
  UNEXPECTED_BODY(400, 100, "This request takes no body"),
  /** Nothing there, or nothing that the app may see. */
  NOT_FOUND(404, 100, "There is nothing to see here"),
  /** A path that answers other methods. */
  METHOD_NOT_ALLOWED(405, 100, "This path does not take that method"),
  /** Head or body beyond the bounds. */
  TOO_LARGE(413, 100, "The request is too large"),
  /** The token's grant lacks the type. */
  TOKEN_SCOPE(403, 200, "The token was not granted this"),
  /** No agreement in force. */
  NO_AGREEMENT(403, 10, "The app has no agreement in force"),
  /** Agreement suspended. */
  AGREEMENT_SUSPENDED(403, 201, "The app's agreement is suspended"),
  /** Cut off. */
  CUT_OFF(403, 202, "This access was cut off"),
  /** Not eligible. */
  NOT_ELIGIBLE(403, 203, "The app is not eligible for this"),
  /** Not offered. */
  NOT_OFFERED(403, 204, "The terms do not offer this"),
  /** Data in return, and no public deal about it. */
  NO_DEAL(403, 205, "No public deal says that this app gives data"),
  /** Data about somebody who does not let it in. */
  NO_INBOUND_CONSENT(403, 206, "The person does not let this app tell that"),
  /** A write that only the platform's own client may make. */
  NOT_OWN_CLIENT(403, 207, "Only the platform’s own client may do this"),
  /** One photo too many of a person. */
  TOO_MANY_PHOTOS(403, 321, "The person has as many photos as they may"),
  /** A picture that cannot be cleaned. */
  UNFIT_PICTURE(422, 324, "The picture cannot be cleaned"),
  /** Used up for the hour. */
  OVER_LIMIT(429, 4, "The app's limit for this hour is used up"),
  /** A fault of the server. */
  OUR_FAULT(500, 1, "The server failed"),
  /** The server cannot serve now. */
  NOT_READY(503, 2, "The server is not ready");

  private final int status;
  private final int code;
  private final String title;
  private final String page;

  ProblemType(int status, int code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.page = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String title() {
    return title;
  }

  /** Whether the same request may do later, unchanged. */
  boolean passes() {
    return this == OVER_LIMIT || this == OUR_FAULT || this == NOT_READY;
  }

  /** The name of its page: {@code unknown-field}. */
  String page() {
    return page;
  }

  /** The type of a refusal that an app may know of. */
  static ProblemType of(Reason reason) {
    return switch (reason) {
      case UNKNOWN_FIELD -> UNKNOWN_FIELD;
      case TOKEN_SCOPE -> TOKEN_SCOPE;
      case NO_AGREEMENT -> NO_AGREEMENT;
      case AGREEMENT_SUSPENDED -> AGREEMENT_SUSPENDED;
      case CUT_OFF -> CUT_OFF;
      case NOT_ELIGIBLE -> NOT_ELIGIBLE;
      case NOT_OFFERED -> NOT_OFFERED;
      case OVER_LIMIT -> OVER_LIMIT;
      case MALFORMED -> BAD_REQUEST;
      case NO_DEAL -> NO_DEAL;
      case NO_INBOUND_CONSENT -> NO_INBOUND_CONSENT;
      case NO_CONSENT, OTHER_PARTY_CONSENT, NOT_VISIBLE -> NOT_FOUND;
    };
  }
}
