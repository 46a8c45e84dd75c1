package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Assessments of a case that was found in its reader's scope. They go with the case: who reads it
 * reads all of them.
 */
@ApplicationScoped
class AssessmentRepository {

  private final EntityManager database;

  AssessmentRepository(EntityManager database) {
    this.database = database;
  }

  Optional<AssessmentDraft> draft(CaseFile file, Caller reader) {
    return database
        .createQuery(
            "select d from AssessmentDraft d where d.caseId = :case", AssessmentDraft.class)
        .setParameter("case", file.id())
        .getResultStream()
        .findFirst();
  }

  /** The one that stands; the others were superseded by it. */
  Optional<SignedAssessment> newestSigned(CaseFile file, Caller reader) {
    return database
        .createQuery(
            "select a from SignedAssessment a where a.caseId = :case order by a.version desc",
            SignedAssessment.class)
        .setParameter("case", file.id())
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  Optional<SignedAssessment> signed(CaseFile file, UUID id, Caller reader) {
    return database
        .createQuery(
            "select a from SignedAssessment a where a.caseId = :case and a.id = :id",
            SignedAssessment.class)
        .setParameter("case", file.id())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<SignedAssessment> page(CaseFile file, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<SignedAssessment> query =
        database
            .createQuery(
                "select a from SignedAssessment a where a.caseId = :case"
                    + (after == null ? "" : " and (a.signedAt, a.id) < (:at, :id)")
                    + " order by a.signedAt desc, a.id desc",
                SignedAssessment.class)
            .setParameter("case", file.id());
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** By the assessment that was returned. */
  Map<UUID, AssessmentReturned> returns(
      CaseFile file, Collection<UUID> assessments, Caller reader) {
    return database
        .createQuery(
            "select r from AssessmentReturned r where r.caseId = :case and r.assessmentId in :ids",
            AssessmentReturned.class)
        .setParameter("case", file.id())
        .setParameter("ids", assessments)
        .getResultStream()
        .collect(Collectors.toMap(AssessmentReturned::assessmentId, Function.identity()));
  }

  void add(Object entity) {
    database.persist(entity);
  }

  void remove(AssessmentDraft draft) {
    database.remove(draft);
  }
}
