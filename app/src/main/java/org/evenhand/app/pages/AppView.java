package org.evenhand.app.pages;

/**
 * What one app may see.
 *
 * @param app the app
 * @param done what the last act did; empty if there was none
 */
public record AppView(MeView.AppCard app, String done) {}
