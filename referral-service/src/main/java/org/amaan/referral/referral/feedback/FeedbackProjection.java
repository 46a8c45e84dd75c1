package org.amaan.referral.referral.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.decision.ReflectionPeriods;
import org.amaan.referral.referral.model.Referral;

/**
 * Writes on a referral until when its sender is told what becomes of the subject, as {@link
 * FeedbackRule} has it: when it is taken on, when its sender changes and wherever consents change.
 * Lists, answers, versions and messages read what is written, and ask no consent.
 */
@ApplicationScoped
public class FeedbackProjection {

  private final Consents consents;
  private final ReflectionPeriods periods;
  private final DirectoryQueries directory;
  private final WorkerStep others;
  private final Clock clock;

  FeedbackProjection(
      Consents consents,
      ReflectionPeriods periods,
      DirectoryQueries directory,
      WorkerStep others,
      Clock clock) {
    this.consents = consents;
    this.periods = periods;
    this.directory = directory;
    this.others = others;
    this.clock = clock;
  }

  /** As consents stand. The referral is held. */
  @Transactional(TxType.MANDATORY)
  public void write(Referral referral) {
    Instant now = clock.instant();
    referral.tellSender(
        others.take(
            () ->
                directory
                    .find(referral.sender())
                    .flatMap(sender -> until(referral, sender.type(), now))
                    .orElse(null)),
        now);
  }

  private Optional<Instant> until(Referral referral, AgencyType sender, Instant now) {
    // Whether a period runs is asked for by what the sender is, not by what consents say.
    boolean reflects =
        FeedbackRule.dependsOnReflection(referral, sender)
            && periods.until(referral.subjectId(), now) != null;
    return FeedbackRule.until(
        referral, sender, consents.statesOf(referral.subjectId()), reflects, now);
  }
}
