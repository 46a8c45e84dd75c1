package org.amaan.referral.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOutcome;

/**
 * A claim that was confirmed acts on the subject from now on: danger while the referral that states
 * it is open. One that was rejected acts on its referral alone, as before.
 */
@ApplicationScoped
class ConfirmedClaims implements TaskOutcome {

  private final ClaimRepository claims;
  private final ClaimFollowUp followUp;
  private final CaseReports cases;
  private final WorkerStep others;

  ConfirmedClaims(
      ClaimRepository claims, ClaimFollowUp followUp, CaseReports cases, WorkerStep others) {
    this.claims = claims;
    this.followUp = followUp;
    this.cases = cases;
    this.others = others;
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.DANGER_CLAIM, TaskKind.COUNTRY_CLAIM, TaskKind.INCIDENT_CLAIM);
  }

  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    UUID subject = task.subjectId();
    UUID referral = Objects.requireNonNull(task.referralId());
    followUp.hold(subject);
    if (task.kind() == TaskKind.DANGER_CLAIM) {
      others.take(() -> claims.confirmDanger(referral));
      cases.follow(subject);
    } else if (task.kind() == TaskKind.INCIDENT_CLAIM) {
      UUID incident = Objects.requireNonNull(task.about());
      others.take(() -> claims.tieIncident(subject, incident, task.askedBy()));
      followUp.hold(subject);
      followUp.excluded(by, subject, now);
    } else {
      String country = Objects.requireNonNull(task.statedCountry());
      others.take(() -> claims.govern(subject, country));
      followUp.countryChanged(subject, country);
    }
  }

  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {}
}
