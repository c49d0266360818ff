package org.evenhand.app.docs;

import static org.evenhand.app.words.Speech.say;

import org.evenhand.app.pages.ProblemView;

/** What can go wrong here, in words. */
final class DocsProblems {
  private DocsProblems() {}

  static ProblemView nothing() {
    return new ProblemView(
        say("There is no such page in the documentation"),
        say("The documentation has nothing under this address."),
        say("Nothing was changed."),
        say("Search for it, or start from the front page."));
  }

  static ProblemView tooLong() {
    return new ProblemView(
        say("That is too much to search for"),
        say("A search takes 200 characters at most, and looks at the first eight words."),
        say("Nothing was changed."),
        say("Start from the documentation’s front page."));
  }

  static ProblemView onlyRead() {
    return new ProblemView(
        say("The documentation can only be read"),
        say("This address does not take that kind of request."),
        say("Nothing was changed."),
        say("Start from the documentation’s front page."));
  }
}
