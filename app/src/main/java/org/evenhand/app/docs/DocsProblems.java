package org.evenhand.app.docs;

import org.evenhand.app.pages.ProblemView;

/** What can go wrong here, in words. */
final class DocsProblems {
  private static final String UNCHANGED = "Nothing was changed.";
  private static final String FRONT = "Start from the documentation’s front page.";

  private DocsProblems() {}

  static ProblemView nothing() {
    return new ProblemView(
        "There is no such page in the documentation",
        "The documentation has nothing under this address.",
        UNCHANGED,
        "Search for it, or start from the front page.");
  }

  static ProblemView tooLong() {
    return new ProblemView(
        "That is too much to search for",
        "A search takes 200 characters at most, and looks at the first eight words.",
        UNCHANGED,
        FRONT);
  }

  static ProblemView onlyRead() {
    return new ProblemView(
        "The documentation can only be read",
        "This address does not take that kind of request.",
        UNCHANGED,
        FRONT);
  }
}
