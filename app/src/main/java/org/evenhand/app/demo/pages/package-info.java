/**
 * The fictional apps' own pages: a small, real OAuth client for each app of the story, that talks
 * to the platform over HTTP as any app would. What must never enter: the platform's inside. All
 * that these pages know, an app learned through the front door.
 */
@NullMarked
package org.evenhand.app.demo.pages;

import org.jspecify.annotations.NullMarked;
