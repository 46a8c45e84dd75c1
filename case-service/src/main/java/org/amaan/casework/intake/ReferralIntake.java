package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.Unit;

/** Cases as referral-service may reach them: by one of its referrals, or one named to attach to. */
@ApplicationScoped
class ReferralIntake {

  private final EntityManager database;

  ReferralIntake(EntityManager database) {
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

  /** A case that this unit holds now and still works on. */
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

  Optional<CaseFile> byId(UUID caseId) {
    return Optional.ofNullable(database.find(CaseFile.class, caseId));
  }

  void add(CaseFile file) {
    database.persist(file);
  }
}
