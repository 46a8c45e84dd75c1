package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.referral.referral.model.Referral;
import org.jspecify.annotations.Nullable;

/** Every read takes the reader along; what the reader may not see is not there. */
@ApplicationScoped
public class ReferralRepository {

  /** Nothing of an agency's is its own any more, once it is excluded from the person. */
  private static final String NOT_EXCLUDED =
      "cast(sql('(? <> ALL ((SELECT excluded_subjects())::uuid[]))', r.subjectId) as Boolean) ="
          + " true";

  /**
   * A coordinator finds everything about the subjects that its country governs, without the person:
   * conflicts of interest and the need for time to reflect are reported to it by telephone.
   */
  private static final String VISIBLE =
      NOT_EXCLUDED
          + """
           AND (r.sendingAgency = :agency
           OR (r.submittedAt IS NOT NULL AND r.answeringAgency = :agency)
           OR (r.submittedAt IS NOT NULL AND r.governingCountry = :coordinates))
          """;

  private static final String IN_STATES = " AND r.state IN (:states)";

  private static final String IN_TOLD_STATES =
      " AND ((r.senderToldUntil > :now AND r.state IN (:states))"
          + " OR ((r.senderToldUntil IS NULL OR r.senderToldUntil <= :now)"
          + " AND r.senderState IN (:states)))";

  private final EntityManager database;

  ReferralRepository(EntityManager database) {
    this.database = database;
  }

  public void add(Referral referral) {
    database.persist(referral);
  }

  /** Writes what has changed, so that the version is the new one. */
  public void flush() {
    database.flush();
  }

  /** It is told anew, though nothing of it has changed. It is held. */
  public void raiseVersion(Referral referral) {
    database.lock(referral, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
  }

  public Referral visibleTo(Viewer viewer, UUID id) {
    return found(visible(viewer, id));
  }

  /** Empty where {@link #visibleTo} finds nothing. */
  Optional<Referral> find(Viewer viewer, UUID id) {
    return visible(viewer, id).getResultStream().findFirst();
  }

  /** For a change of the subject's record too, which is held first: everywhere in this order. */
  public UUID subjectOf(Viewer viewer, UUID id) {
    return visibleTo(viewer, id, "r.subjectId", UUID.class)
        .getResultStream()
        .findFirst()
        .orElseThrow(ReferralNotFound::new);
  }

  /** It is read anew when it is asked for again. */
  void forget(Referral referral) {
    database.detach(referral);
  }

  /** The same, and nobody else changes it before this transaction ends. */
  public Referral heldFor(Viewer viewer, UUID id) {
    Referral held = found(visible(viewer, id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    if (viewer.hasLost(held)) {
      throw new ReferralNotFound();
    }
    return held;
  }

  /** For reports of case-service, which is party to every case. */
  @ForBackgroundWork("reports of case-service, which is party to every case")
  public Referral heldForCaseService(UUID id) {
    return Optional.ofNullable(database.find(Referral.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(ReferralNotFound::new);
  }

  /**
   * All that are about a subject whose record has changed; whoever may change it was asked there.
   */
  @ForBackgroundWork("what follows for referrals when something about their subject changes")
  public List<Referral> heldOfSubject(UUID subjectId) {
    return database
        .createQuery("FROM Referral r WHERE r.subjectId = :subject ORDER BY r.id", Referral.class)
        .setParameter("subject", subjectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Whether consent decides what anybody is told of one: sent out of a case, or taken on. */
  @ForBackgroundWork("what follows for referrals when something about their subject changes")
  public boolean anyTold(UUID subjectId) {
    return database
        .createQuery(
            "SELECT r.id FROM Referral r WHERE r.subjectId = :subject"
                + " AND (r.fromCaseId IS NOT NULL OR r.acceptance.at IS NOT NULL)",
            UUID.class)
        .setParameter("subject", subjectId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .isPresent();
  }

  /** All that are about any of these, drafts too, in one order everywhere. */
  @ForBackgroundWork("what follows for referrals when an exclusion changes")
  public List<Referral> heldOfSubjects(Collection<UUID> subjects) {
    return database
        .createQuery(
            "FROM Referral r WHERE r.subjectId IN (:subjects) ORDER BY r.id", Referral.class)
        .setParameter("subjects", subjects)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** By the state that the sender is told, so that a filter says no more than an answer. */
  public List<Referral> sentBy(
      Viewer viewer, ListFilter filter, @Nullable Keyset after, int size, Instant now) {
    return page(
        "r.sendingAgency = :agency",
        IN_TOLD_STATES,
        "r.revisions.senderUpdatedAt",
        filter,
        after,
        size,
        query -> {
          query.setParameter("agency", viewer.caller().requireAgency());
          if (!filter.states().isEmpty()) {
            query.setParameter("now", now);
          }
        });
  }

  /**
   * A referral, and all that are in a case or were sent out of it, in one order everywhere. For
   * reports of case-service.
   */
  @ForBackgroundWork("reports of case-service, which is party to every case")
  public List<Referral> heldOfCase(UUID referralId, UUID caseId) {
    return database
        .createQuery(
            "FROM Referral r WHERE r.id = :id OR r.caseId = :case OR r.fromCaseId = :case ORDER BY"
                + " r.id",
            Referral.class)
        .setParameter("id", referralId)
        .setParameter("case", caseId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  public List<Referral> receivedBy(
      Viewer viewer, ListFilter filter, @Nullable Keyset after, int size) {
    return page(
        "r.answeringAgency = :agency AND r.submittedAt IS NOT NULL",
        IN_STATES,
        "r.revisions.receiverUpdatedAt",
        filter,
        after,
        size,
        query -> query.setParameter("agency", viewer.caller().requireAgency()));
  }

  /** The one that bears a reference, when the viewer's country governs its subject. */
  public List<Referral> submittedIn(
      Viewer viewer, ListFilter filter, @Nullable Keyset after, int size) {
    return page(
        "r.submittedAt IS NOT NULL AND r.governingCountry = :country",
        IN_STATES,
        "r.revisions.coordinatorUpdatedAt",
        filter,
        after,
        size,
        query -> query.setParameter("country", viewer.coordinates()));
  }

  /** Those that time has overtaken; other replicas skip what this one holds. */
  @ForBackgroundWork("the timer of due times")
  public List<Referral> heldOverdue(Instant now, int size) {
    return skippingLocked(
        database
            .createQuery(
                "FROM Referral r WHERE r.dueAt < :now AND r.overdueAt IS NULL ORDER BY r.dueAt",
                Referral.class)
            .setParameter("now", now)
            .setMaxResults(size));
  }

  /** But for those under legal hold. */
  @ForBackgroundWork("the timer of drafts")
  public List<Draft> expiredDrafts(Instant now, int size) {
    return database
        .createQuery(
            "SELECT r.id AS id, r.subjectId AS subject FROM Referral r WHERE r.expiresAt < :now"
                + " AND NOT EXISTS (SELECT 1 FROM LegalHold h"
                + " WHERE h.subjectId = r.subjectId AND h.releasedAt IS NULL"
                + " AND (h.lastDay IS NULL OR h.lastDay >= :today)) ORDER BY r.expiresAt",
            Tuple.class)
        .setParameter("now", now)
        .setParameter("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .setMaxResults(size)
        .getResultStream()
        .map(row -> new Draft(row.get("id", UUID.class), row.get("subject", UUID.class)))
        .toList();
  }

  /** A draft, and whom it is about. */
  public record Draft(UUID id, UUID subjectId) {}

  /** Empty when it was submitted or deleted meanwhile. */
  @ForBackgroundWork("the timer of drafts")
  public Optional<Referral> heldExpiredDraft(UUID id, Instant now) {
    return database
        .createQuery("FROM Referral r WHERE r.id = :id AND r.expiresAt < :now", Referral.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  public void remove(Referral draft) {
    database.remove(draft);
    database.flush();
  }

  private TypedQuery<Referral> visible(Viewer viewer, UUID id) {
    return visibleTo(viewer, id, "r", Referral.class);
  }

  private <T> TypedQuery<T> visibleTo(Viewer viewer, UUID id, String what, Class<T> type) {
    return database
        .createQuery("SELECT " + what + " FROM Referral r WHERE r.id = :id AND " + VISIBLE, type)
        .setParameter("id", id)
        .setParameter("agency", viewer.caller().agency())
        .setParameter("coordinates", viewer.coordinates());
  }

  private static Referral found(TypedQuery<Referral> query) {
    return query.getResultStream().findFirst().orElseThrow(ReferralNotFound::new);
  }

  private static List<Referral> skippingLocked(TypedQuery<Referral> query) {
    return query
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", -2)
        .getResultList();
  }

  private List<Referral> page(
      String side,
      String states,
      String updatedAt,
      ListFilter filter,
      @Nullable Keyset after,
      int size,
      Consumer<TypedQuery<Referral>> more) {
    TypedQuery<Referral> query =
        database.createQuery(
            "FROM Referral r WHERE "
                + NOT_EXCLUDED
                + " AND "
                + side
                + (filter.states().isEmpty() ? "" : states)
                + (filter.updatedSince() == null ? "" : " AND " + updatedAt + " >= :since")
                + (filter.reference() == null ? "" : " AND r.reference = :reference")
                + (after == null ? "" : " AND (r.createdAt, r.id) < (:at, :id)")
                + " ORDER BY r.createdAt DESC, r.id DESC",
            Referral.class);
    more.accept(query);
    if (!filter.states().isEmpty()) {
      query.setParameter("states", filter.states());
    }
    if (filter.updatedSince() != null) {
      query.setParameter("since", filter.updatedSince());
    }
    if (filter.reference() != null) {
      query.setParameter("reference", filter.reference());
    }
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }
}
