package org.amaan.casework.trial.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TooManyRequests;

/**
 * How often an agency changed the trial's records of one case in the last 24 hours. Each change
 * alerts the other side, so that nobody may send as many as it likes.
 */
@ApplicationScoped
class ChangesOfDayRepository {

  private static final int LIMIT = 100;

  /** When the change was made after which there is room for another. */
  private static final String OLDEST_OF_LIMIT =
      """
      SELECT at FROM audit_entry
      WHERE subject = :case AND at > :since AND agency = :agency
        AND action IN ('case.hearing-changed', 'case.protection-measure-changed', 'case.compensation-claim-changed')
      ORDER BY at DESC, id DESC OFFSET %d LIMIT 1
      """
          .formatted(LIMIT - 1);

  private final EntityManager database;
  private final Clock clock;

  ChangesOfDayRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whoever asks holds the case, so that nobody else changes its records meanwhile. */
  void requireRoom(Caller caller, CaseFile file) {
    Instant now = clock.instant();
    List<?> oldest =
        database
            .createNativeQuery(OLDEST_OF_LIMIT)
            .setParameter("case", file.id())
            .setParameter("since", TooManyRequests.dayBefore(now))
            .setParameter("agency", caller.requireAgency())
            .getResultList();
    if (!oldest.isEmpty()) {
      throw TooManyRequests.inADay(LIMIT, (Instant) oldest.get(0), now);
    }
  }
}
