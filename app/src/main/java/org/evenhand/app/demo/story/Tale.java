package org.evenhand.app.demo.story;

/** What went before the demo's present. */
public enum Tale {
  /** Nothing but what the cast's apps need. */
  BARE,
  /** Three years in which nobody was favoured. */
  FAIR,
  /** Three years with favours. */
  FAVOURS
}
