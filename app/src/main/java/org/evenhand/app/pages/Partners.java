package org.evenhand.app.pages;

import java.util.List;
import org.evenhand.vocabulary.AppId;

/** The apps that give data in return, under deals that the register shows. */
@FunctionalInterface
public interface Partners {
  /** All of them, by app. */
  List<Partner> now();

  /**
   * An app that gives data in return.
   *
   * @param app which app
   * @param deal under which deal
   * @param title of the deal
   */
  record Partner(AppId app, String deal, String title) {}
}
