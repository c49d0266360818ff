package org.evenhand.app.publicregister;

import java.util.List;

/**
 * Two versions of the terms compared.
 *
 * @param from the one
 * @param to the other
 * @param fromDay from when the one is in effect
 * @param toDay from when the other is
 * @param appGains what an app gains, sentences
 * @param appLoses what it loses
 * @param personGains what a person gains
 * @param personLoses what they lose
 * @param path of the page
 * @param reverse leads to the same the other way round
 * @param asOf as of when
 */
public record DiffView(
    String from,
    String to,
    String fromDay,
    String toDay,
    List<String> appGains,
    List<String> appLoses,
    List<String> personGains,
    List<String> personLoses,
    String path,
    String reverse,
    AsOf asOf) {
  /** Keeps copies. */
  public DiffView {
    appGains = List.copyOf(appGains);
    appLoses = List.copyOf(appLoses);
    personGains = List.copyOf(personGains);
    personLoses = List.copyOf(personLoses);
  }
}
