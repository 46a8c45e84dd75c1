package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.alert.PartyAlerts;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Urgency;
import org.amaan.referral.disclosure.ReferralParties;

/**
 * Tells the parties of every open referral about the subject, each by the referral that it knows:
 * nobody hears of another's.
 */
@ApplicationScoped
class ReflectionAlerts {

  private final ReferralParties parties;
  private final PartyAlerts alerts;
  private final WorkerStep others;

  ReflectionAlerts(ReferralParties parties, PartyAlerts alerts, WorkerStep others) {
    this.parties = parties;
    this.alerts = alerts;
    this.others = others;
  }

  void tell(EventType type, ReflectionPeriod period) {
    others.take(
        () -> {
          List<ReferralParties.Known> open = parties.openOf(period.subjectId());
          open.forEach(referral -> tell(type, period, referral));
          return open.size();
        });
  }

  private void tell(EventType type, ReflectionPeriod period, ReferralParties.Known referral) {
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
        null,
        recipients);
  }
}
