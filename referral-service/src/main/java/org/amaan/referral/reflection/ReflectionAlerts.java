package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.alert.PartyAlerts;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parties of every open referral about the subject, each by the referral that it knows:
 * nobody hears of another's. That the end is near is told to those alone who do not investigate: it
 * is there for what the subject needs before, not for who waits for it.
 */
@ApplicationScoped
class ReflectionAlerts {

  private final ReferralParties parties;
  private final PartyAlerts alerts;
  private final DirectoryQueries directory;
  private final WorkerStep others;

  ReflectionAlerts(
      ReferralParties parties, PartyAlerts alerts, DirectoryQueries directory, WorkerStep others) {
    this.parties = parties;
    this.alerts = alerts;
    this.directory = directory;
    this.others = others;
  }

  void started(ReflectionPeriod period) {
    tell(EventType.ORG_AMAAN_REFERRAL_REFLECTION_PERIOD_STARTED_V1, period, null, to -> true);
  }

  void ended(ReflectionPeriod period) {
    tell(EventType.ORG_AMAAN_REFERRAL_REFLECTION_PERIOD_ENDED_V1, period, null, to -> true);
  }

  void near(ReflectionPeriod period) {
    tell(
        EventType.ORG_AMAAN_REFERRAL_REFLECTION_PERIOD_NEAR_V1,
        period,
        period.until(),
        to -> directory.helps(to.getAgency()));
  }

  void passed(ReflectionPeriod period) {
    tell(EventType.ORG_AMAAN_REFERRAL_REFLECTION_PERIOD_PASSED_V1, period, null, to -> true);
  }

  private void tell(
      EventType type, ReflectionPeriod period, @Nullable Instant dueAt, Predicate<Recipient> told) {
    others.take(
        () -> {
          List<ReferralParties.Known> open = parties.openOf(period.subjectId());
          open.forEach(referral -> tell(type, period, dueAt, told, referral));
          return open.size();
        });
  }

  private void tell(
      EventType type,
      ReflectionPeriod period,
      @Nullable Instant dueAt,
      Predicate<Recipient> told,
      ReferralParties.Known referral) {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(
        new Recipient().agency(referral.answering()).unit(referral.answeringUnit()).action("read"));
    if (!referral.sender().equals(referral.answering())) {
      recipients.add(new Recipient().agency(referral.sender()).action("read"));
    }
    alerts.send(
        type,
        period.id(),
        period.version(),
        period.subjectId(),
        referral.id(),
        referral.reference(),
        "/reflection-period",
        Urgency.ROUTINE,
        dueAt,
        recipients.stream().filter(told).toList());
  }
}
