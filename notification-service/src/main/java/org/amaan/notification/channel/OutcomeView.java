package org.amaan.notification.channel;

import java.util.UUID;
import org.amaan.notification.api.model.AttemptResult;
import org.amaan.notification.api.model.TestOutcome;

/** What became of a message that was sent just now, as the contract shows it. */
public final class OutcomeView {

  private OutcomeView() {}

  public static TestOutcome of(UUID message, Outcome outcome) {
    return of(outcome).webhookId(message);
  }

  public static TestOutcome of(Outcome outcome) {
    return new TestOutcome()
        .at(outcome.at())
        .result(AttemptResult.fromValue(outcome.result().toString()))
        .status(outcome.status())
        .latencyMs((int) outcome.latency().toMillis())
        .snippet(outcome.snippet().isEmpty() ? null : outcome.snippet());
  }
}
