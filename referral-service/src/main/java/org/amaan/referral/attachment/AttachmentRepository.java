package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.files.FileChunks;
import org.amaan.platform.files.Spool;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;

/** The attachments' tables. Whoever loads from here must then decide about disclosure. */
@ApplicationScoped
class AttachmentRepository {

  private final EntityManager database;
  private final FileChunks chunks;

  AttachmentRepository(EntityManager database) {
    this.database = database;
    this.chunks = new FileChunks(database, "attachment_chunk", "attachment_id");
  }

  void add(Attachment attachment, Spool content) {
    database.persist(attachment);
    database.flush();
    chunks.add(attachment.id(), content);
  }

  void copy(Attachment attachment, Spool to) {
    chunks.copy(attachment.id(), attachment.chunks(), to);
  }

  long countOf(Caller addedBy, UUID referralId) {
    return database
        .createQuery(
            "SELECT count(*) FROM Attachment WHERE referralId = :referral AND addedBy = :agency",
            Long.class)
        .setParameter("referral", referralId)
        .setParameter("agency", addedBy.requireAgency())
        .getSingleResult();
  }

  /** Oldest first. */
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  List<Attachment> ofReferral(UUID referralId) {
    return database
        .createQuery(
            "FROM Attachment WHERE referralId = :referral ORDER BY addedAt, id", Attachment.class)
        .setParameter("referral", referralId)
        .getResultList();
  }

  /** Oldest first. */
  @ForBackgroundWork("the export of all that is kept about a person")
  List<Attachment> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM Attachment WHERE subjectId = :subject ORDER BY addedAt, id", Attachment.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  Optional<Attachment> find(UUID referralId, UUID id) {
    return database
        .createQuery("FROM Attachment WHERE referralId = :referral AND id = :id", Attachment.class)
        .setParameter("referral", referralId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Of a referral within the caller's sight, as the row policies have it. */
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  Optional<UUID> subjectOf(UUID referralId) {
    return database
        .createNativeQuery("SELECT subject_id FROM referral WHERE id = :referral")
        .setParameter("referral", referralId)
        .getResultStream()
        .map(UUID.class::cast)
        .findFirst();
  }
}
