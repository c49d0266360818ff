package org.evenhand.app.api;

/**
 * Something wrong with one request, as it will be told.
 *
 * @param type what sort of thing
 * @param status the HTTP status; the type's own, but where HTTP has a closer one
 * @param code the code for clients of Graph APIs
 * @param brief one clause without a full stop, for those clients
 * @param detail what is wrong, where, and what to do, in sentences
 */
record Problem(ProblemType type, int status, int code, String brief, String detail) {

  /** A problem with the status and code of its type. */
  static Problem of(ProblemType type, String brief, String detail) {
    return new Problem(type, type.status(), type.code(), brief, detail);
  }

  /** The same under another status. */
  Problem withStatus(int other) {
    return new Problem(type, other, code, brief, detail);
  }

  /** The same with another code. */
  Problem withCode(int other) {
    return new Problem(type, status, other, brief, detail);
  }
}
