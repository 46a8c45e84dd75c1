package org.amaan.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.files.Pieces;
import org.amaan.platform.files.Spool;

/** The attachments' tables. Whoever loads from here must then decide about disclosure. */
@ApplicationScoped
class AttachmentRepository {

  private final EntityManager database;
  private final Pieces pieces;

  AttachmentRepository(EntityManager database) {
    this.database = database;
    this.pieces = new Pieces(database, "attachment_chunk", "attachment_id");
  }

  void add(Attachment attachment, Spool content) {
    database.persist(attachment);
    database.flush();
    pieces.add(attachment.id(), content);
  }

  void copy(Attachment attachment, Spool to) {
    pieces.copy(attachment.id(), attachment.chunks(), to);
  }

  long countOf(UUID referralId, String addedBy) {
    return database
        .createQuery(
            "SELECT count(*) FROM Attachment WHERE referralId = :referral AND addedBy = :agency",
            Long.class)
        .setParameter("referral", referralId)
        .setParameter("agency", addedBy)
        .getSingleResult();
  }

  /** Oldest first. */
  List<Attachment> ofReferral(UUID referralId) {
    return database
        .createQuery(
            "FROM Attachment WHERE referralId = :referral ORDER BY addedAt, id", Attachment.class)
        .setParameter("referral", referralId)
        .getResultList();
  }

  /** Oldest first. */
  List<Attachment> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM Attachment WHERE subjectId = :subject ORDER BY addedAt, id", Attachment.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  Optional<Attachment> find(UUID referralId, UUID id) {
    return database
        .createQuery("FROM Attachment WHERE referralId = :referral AND id = :id", Attachment.class)
        .setParameter("referral", referralId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Of a referral within the caller's sight, as the row policies have it. */
  Optional<UUID> subjectOf(UUID referralId) {
    return database
        .createNativeQuery("SELECT subject_id FROM referral WHERE id = :referral")
        .setParameter("referral", referralId)
        .getResultStream()
        .map(UUID.class::cast)
        .findFirst();
  }
}
