package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/**
 * Help asked for out of a case: what its custodian unit reads, and what referral-service reports.
 */
@ApplicationScoped
class ProtectionRepository {

  private final EntityManager database;

  ProtectionRepository(EntityManager database) {
    this.database = database;
  }

  /** Newest first; nothing to whoever does not hold the case, or was not told. */
  List<ProtectionReferral> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<ProtectionReferral> query =
        database.createQuery(
            """
            select p from ProtectionReferral p join CaseFile c on c.id = p.caseId
            where c.id = :case and c.custodian.agency = :agency and c.custodian.unit = :unit
            and p.report.toldTo = :agency
            """
                + (after == null ? "" : " and (p.report.submittedAt, p.id) < (:at, :id)")
                + " order by p.report.submittedAt desc, p.id desc",
            ProtectionReferral.class);
    query
        .setParameter("case", caseId)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit());
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** One report at a time for each case. */
  @ForBackgroundWork("reports of referral-service")
  Optional<CaseFile> caseForReport(UUID caseId) {
    return Optional.ofNullable(
        database.find(CaseFile.class, caseId, LockModeType.PESSIMISTIC_WRITE));
  }

  @ForBackgroundWork("reports of referral-service")
  Optional<ProtectionReferral> reported(UUID referralId) {
    return Optional.ofNullable(database.find(ProtectionReferral.class, referralId));
  }

  void add(ProtectionReferral referral) {
    database.persist(referral);
  }
}
