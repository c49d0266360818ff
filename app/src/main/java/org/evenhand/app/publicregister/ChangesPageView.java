package org.evenhand.app.publicregister;

/**
 * The page of acts.
 *
 * @param of the object that they are about; empty for all acts
 * @param changes the acts
 * @param csv leads to the same as CSV
 * @param feed leads to the same as Atom
 * @param asOf as of when
 */
public record ChangesPageView(String of, ChangesView changes, String csv, String feed, AsOf asOf) {}
