package org.amaan.referral.task;

import java.time.Instant;
import java.util.Set;
import org.amaan.platform.identity.Caller;

/**
 * What a feature does when a task of its kinds is settled; in the transaction of the settlement,
 * with the subject held.
 */
public interface TaskOutcome {

  Set<TaskKind> kinds();

  void confirmed(Caller by, SettledTask task, Instant now);

  void rejected(Caller by, SettledTask task, Instant now);
}
