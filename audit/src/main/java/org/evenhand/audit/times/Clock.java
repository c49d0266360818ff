package org.evenhand.audit.times;

/** The function of time with which a coefficient may change. */
public enum Clock {
  /** One less the share without the event, over all: R's own choice; late times don't dominate. */
  KAPLAN_MEIER {
    @Override
    double at(double time, KaplanMeier curve) {
      return 1 - curve.survivalBefore(time);
    }
  },
  /** The time itself. */
  IDENTITY {
    @Override
    double at(double time, KaplanMeier curve) {
      return time;
    }
  };

  abstract double at(double time, KaplanMeier curve);
}
