package org.amaan.notification.subscription;

import java.util.UUID;
import org.amaan.notification.api.model.AttemptResult;
import org.amaan.notification.api.model.TestOutcome;
import org.amaan.notification.channel.Outcome;

/** What became of a message that was sent just now, as the contract shows it. */
final class OutcomeView {

  private OutcomeView() {}

  static TestOutcome of(MailCode.Mailed mailed) {
    return of(mailed.message(), mailed.outcome());
  }

  static TestOutcome of(UUID message, Outcome outcome) {
    return of(outcome).webhookId(message);
  }

  static TestOutcome of(Outcome outcome) {
    return new TestOutcome()
        .at(outcome.at())
        .result(AttemptResult.fromValue(outcome.result().toString()))
        .status(outcome.status())
        .latencyMs((int) outcome.latency().toMillis())
        .snippet(outcome.snippet().isEmpty() ? null : outcome.snippet());
  }
}
