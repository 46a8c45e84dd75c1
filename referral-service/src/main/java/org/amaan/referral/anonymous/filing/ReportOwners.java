package org.amaan.referral.anonymous.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Urgency;
import org.amaan.knowledge.routing.Routing;
import org.amaan.referral.anonymous.report.Circumstances;
import org.amaan.referral.anonymous.report.Ownership;
import org.amaan.referral.anonymous.report.ReportKind;
import org.amaan.referral.routing.Router;

/**
 * Who gets a report, and by when they should have read it. No agency is left out for being the
 * reporter's: who gets it would then tell whose it is not.
 */
@ApplicationScoped
class ReportOwners {

  private final Router router;

  ReportOwners(Router router) {
    this.router = router;
  }

  record Assigned(Ownership ownership, Instant dueAt) {}

  /**
   * Refuses: a country whose profile asks for no notice, no agency.
   *
   * @param hour the full hour of the report
   */
  @Transactional(TxType.MANDATORY)
  Assigned of(ReportKind kind, Circumstances about, Instant hour) {
    LegalProfile profile =
        LegalProfiles.forCountry(about.country(), LocalDate.ofInstant(hour, ZoneOffset.UTC));
    if (kind == ReportKind.NETWORK) {
      return new Assigned(
          owned(
              router.routeReport(
                  about.country(), about.area(), about.border(), about.organFacility(), hour)),
          DueTime.of(profile, Urgency.ROUTINE, AgeClass.ADULT, hour));
    }
    LegalProfile.AnonymousNotice notice = profile.anonymousNotice();
    if (notice == null) {
      throw new NoAnonymousNotice();
    }
    return new Assigned(
        owned(router.routeNotice(about.country(), about.area(), hour)),
        hour.plus(Duration.ofHours(notice.withinHours())));
  }

  private Ownership owned(Routing.Choice choice) {
    return new Ownership(
        choice.agency(),
        router.chosen(choice).defaultUnit(),
        choice.profile(),
        choice.version(),
        choice.rule(),
        choice.reason());
  }
}
