package org.evenhand.app.pages;

/**
 * An error in words.
 *
 * @param title what it is
 * @param what what happened
 * @param unchanged what was not changed
 * @param next what to do now
 */
public record ProblemView(String title, String what, String unchanged, String next) {}
