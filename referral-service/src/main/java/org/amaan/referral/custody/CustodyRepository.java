package org.amaan.referral.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;

/** The newest report about the custody of each case. */
@ApplicationScoped
class CustodyRepository {

  private final EntityManager database;

  CustodyRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * @return false when a newer or the same report was here first
   */
  boolean keepNewest(CaseCustody reported) {
    return database
            .createNativeQuery(
                """
                INSERT INTO case_custody
                  (case_id, sequence, case_reference, agency, unit, since, readers, closed)
                VALUES (:case, :sequence, :reference, :agency, :unit, :since, :readers, :closed)
                ON CONFLICT (case_id) DO UPDATE SET
                  sequence = excluded.sequence, case_reference = excluded.case_reference,
                  agency = excluded.agency, unit = excluded.unit, since = excluded.since,
                  readers = excluded.readers, closed = excluded.closed
                WHERE case_custody.sequence < excluded.sequence
                """)
            .setParameter("case", reported.caseId())
            .setParameter("sequence", reported.sequence())
            .setParameter("reference", reported.caseReference())
            .setParameter("agency", reported.agency())
            .setParameter("unit", reported.unit())
            .setParameter("since", reported.since())
            .setParameter("readers", reported.readers().toArray(String[]::new))
            .setParameter("closed", reported.closed())
            .executeUpdate()
        == 1;
  }

  @ForBackgroundWork("reports of case-service, and commands that rest on custody")
  Optional<CaseCustody> of(UUID caseId) {
    return Optional.ofNullable(database.find(CaseCustody.class, caseId));
  }

  /** No report about the case is taken in before this transaction ends. As the worker. */
  void hold(UUID caseId) {
    database
        .createNativeQuery("SELECT 1 FROM case_custody WHERE case_id = :case FOR SHARE")
        .setParameter("case", caseId)
        .getResultList();
  }

  /**
   * Whether the caller's unit held the case, at the last report, and it was not closed, and the
   * subject is one of the case.
   */
  boolean isHeldBy(Caller caller, UUID caseId, UUID subjectId) {
    return (Boolean)
        database
            .createNativeQuery(
                """
                SELECT EXISTS (SELECT 1 FROM case_custody c JOIN referral r ON r.case_id = c.case_id
                  WHERE c.case_id = :case AND NOT c.closed AND c.agency = :agency AND c.unit = :unit
                    AND r.subject_id = :subject)
                """)
            .setParameter("case", caseId)
            .setParameter("agency", caller.requireAgency())
            .setParameter("unit", caller.unit() == null ? "" : caller.unit())
            .setParameter("subject", subjectId)
            .getSingleResult();
  }
}
