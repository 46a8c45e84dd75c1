package org.amaan.casework.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.Handover;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TooManyRequests;
import org.amaan.platform.scope.ForBackgroundWork;

/**
 * Handovers in the scope of a unit: offers made to it, whether open or ended without custody, and
 * those of a case that it holds. Whoever has given a case away no longer finds them.
 */
@ApplicationScoped
class HandoverRepository implements PanacheRepositoryBase<Handover, UUID> {

  private static final int OFFERS_A_DAY = 20;

  private static final String VISIBLE =
      """
      select h from Handover h join fetch h.caseFile c where h.id = :id and (
        (h.to.agency = :agency and h.to.unit = :unit and h.status <> ACCEPTED)
        or (c.custodian.agency = :agency and c.custodian.unit = :unit
          and ((h.from.agency = :agency and h.from.unit = :unit)
            or (h.to.agency = :agency and h.to.unit = :unit))))
      """;

  Optional<Handover> find(UUID id, Caller reader) {
    return getEntityManager()
        .createQuery(VISIBLE, Handover.class)
        .setParameter("id", id)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit())
        .getResultStream()
        .findFirst();
  }

  /**
   * Holds the case until the transaction ends, then looks: of two answers the second sees what the
   * first did.
   */
  Optional<Handover> findForChange(UUID id, Caller reader) {
    lockCaseOf(id);
    return find(id, reader);
  }

  @ForBackgroundWork("the timer of an offer")
  Optional<Handover> findForExpiry(UUID id) {
    lockCaseOf(id);
    return Optional.ofNullable(getEntityManager().find(Handover.class, id));
  }

  /**
   * Refuses another offer of a case that was offered {@value #OFFERS_A_DAY} times in 24 hours: each
   * alerts a unit and stays in the case.
   */
  void requireRoom(CaseFile file, Caller caller, Instant now) {
    List<Instant> offered =
        getEntityManager()
            .createQuery(
                "select h.offeredAt from Handover h where h.caseFile = :case and h.offeredAt > :since"
                    + " and h.from.agency = :agency and h.from.unit = :unit order by h.offeredAt desc",
                Instant.class)
            .setParameter("case", file)
            .setParameter("since", TooManyRequests.dayBefore(now))
            .setParameter("agency", caller.agency())
            .setParameter("unit", caller.unit())
            .setMaxResults(OFFERS_A_DAY)
            .getResultList();
    if (offered.size() == OFFERS_A_DAY) {
      throw TooManyRequests.inADay(OFFERS_A_DAY, offered.get(OFFERS_A_DAY - 1), now);
    }
  }

  private void lockCaseOf(UUID id) {
    getEntityManager()
        .createQuery(
            "select c.id from CaseFile c where c.id ="
                + " (select h.caseFile.id from Handover h where h.id = :id)",
            UUID.class)
        .setParameter("id", id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }
}
