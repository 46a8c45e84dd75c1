package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.scope.ForBackgroundWork;

/** Cases as referral-service may reach them: by one of its referrals, or one named to attach to. */
@ApplicationScoped
class ReportedCaseRepository {

  private final EntityManager database;

  ReportedCaseRepository(EntityManager database) {
    this.database = database;
  }

  /** Lets one report about a referral in at a time, also while it has no case to lock. */
  void lock(UUID referralId) {
    database
        .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)")
        .setParameter(
            "key", referralId.getMostSignificantBits() ^ referralId.getLeastSignificantBits())
        .getSingleResult();
  }

  @ForBackgroundWork("reports of referral-service")
  Optional<CaseFile> byReferral(UUID referralId) {
    return database
        .createQuery(
            "select c from CaseFile c where c.id ="
                + " (select r.caseFile.id from CaseReferral r where r.id = :referral)",
            CaseFile.class)
        .setParameter("referral", referralId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /**
   * A case that this unit holds now and still works on, and of which neither side of the referral
   * is to know nothing: what it says of itself would tell them of the other's subject.
   */
  @ForBackgroundWork("reports of referral-service")
  Optional<CaseFile> openAndHeldBy(UUID caseId, Unit unit) {
    return database
        .createQuery(
            """
            select c from CaseFile c where c.id = :id and c.status <> :closed
              and c.custodian.agency = :agency and c.custodian.unit = :unit
            """,
            CaseFile.class)
        .setParameter("id", caseId)
        .setParameter("closed", CaseStatus.CLOSED)
        .setParameter("agency", unit.agency())
        .setParameter("unit", unit.unit())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  /** Agencies with a grant that does not rest are its readers. */
  record Custody(long version, String agency, String unit, boolean isClosed, String[] readers) {}

  @ForBackgroundWork("referral-service, which asks for the custodian")
  Optional<Custody> custodyOf(UUID caseId) {
    @SuppressWarnings("unchecked")
    List<Custody> found =
        database
            .createNativeQuery(
                """
                SELECT c.custody_version, c.custodian_agency, c.custodian_unit,
                  c.status = 'closed' AS closed,
                  ARRAY(SELECT g.agency FROM case_grant g WHERE g.case_id = c.id
                    AND NOT EXISTS (SELECT FROM case_referral r
                      WHERE r.case_id = c.id AND g.agency = ANY (r.exclusions))
                    ORDER BY g.granted_at, g.id) AS readers
                FROM case_file c WHERE c.id = :case
                """,
                Custody.class)
            .setParameter("case", caseId)
            .getResultList();
    return found.stream().findFirst();
  }

  void add(CaseFile file) {
    database.persist(file);
  }
}
