package org.amaan.referral.anonymous.handling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.jspecify.annotations.Nullable;

/** For repeats of what the owner of an anonymous report did with it. */
@ApplicationScoped
class ReportsStillVisible implements StillVisible {

  private final AnonymousReportRepository reports;

  ReportsStillVisible(AnonymousReportRepository reports) {
    this.reports = reports;
  }

  @Override
  public String collection() {
    return "anonymous-reports";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    reports.ownedBy(caller, id);
  }
}
