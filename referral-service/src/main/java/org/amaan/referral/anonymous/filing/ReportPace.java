package org.amaan.referral.anonymous.filing;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.limits.PerMinute;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often one caller may call, against guessing of codes and floods. */
@Singleton
public class ReportPace {

  private final PerMinute calls;

  ReportPace(
      Clock clock,
      @ConfigProperty(name = "amaan.anonymous-reports.per-minute", defaultValue = "30")
          int perMinute) {
    this.calls = new PerMinute(clock, perMinute);
  }

  public void keep(Caller caller) {
    calls.keep(caller.client(), caller.person());
  }
}
