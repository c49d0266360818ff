package org.evenhand.audit.findings;

/** What can be found. */
public enum Kind {
  /** Refused under terms that others got. */
  REFUSED_WHERE_OTHERS_GOT("Refused what others got under the same terms"),
  /** The same request, another outcome, within thirty days. */
  DIFFERENT_OUTCOME("The same request, another outcome within 30 days"),
  /** An exception without the approvals that it takes. */
  EXCEPTION_WITHOUT_APPROVAL("An exception without the approvals that it takes"),
  /** Somebody with a tie had a hand in it. */
  TIE("Somebody with a tie had a hand in it"),
  /** Access after a cut-off. */
  ACCESS_AFTER_CUT_OFF("Access after a cut-off"),
  /** Notice shorter than promised. */
  NOTICE_SHORTER_THAN_PROMISED("Notice shorter than promised"),
  /** Notice shorter than others had. */
  NOTICE_SHORTER_THAN_OTHERS("Notice shorter than others had"),
  /** Something that no act or seal covers. */
  UNLOGGED("Something that the log does not account for"),
  /** A public statement that the record contradicts. */
  STATEMENT_CONTRADICTED("A public statement that the record contradicts"),
  /** An exception for which something was given. */
  PAID_EXCEPTION("An exception for which something was given"),
  /** An unpaid invoice without the consequence that it had for others. */
  UNPAID_WITHOUT_CONSEQUENCE("An unpaid invoice without the consequence that others had");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /** What it is called. */
  public String title() {
    return title;
  }
}
