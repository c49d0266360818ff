package org.evenhand.app.docs;

/** For whom a guide is written, in the order of the front page. */
enum Reader {
  /** Somebody whose data is here. */
  PERSON,
  /** Who builds an app. */
  DEVELOPER,
  /** Who acts for the platform, or looks into it. */
  OFFICER,
  /** Who checks what is claimed. */
  AUDITOR,
  /** Who runs a platform. */
  OPERATOR
}
