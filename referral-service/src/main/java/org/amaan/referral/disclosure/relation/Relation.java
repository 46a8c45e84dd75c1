package org.amaan.referral.disclosure.relation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What makes a subject visible to an agency. Police, border guard and prosecution are never party:
 * they read through custody or a grant, so that their reading ends when custody does.
 */
public enum Relation {
  /** Recorded the subject, and keeps reading what it recorded. */
  RECORDER,
  /** Is responsible for the subject. */
  RESPONSIBLE,
  /** Has a referral about the subject before it, or takes care of it until the referral ends. */
  RECEIVER,
  CUSTODY,
  GRANT,
  /**
   * Sent a referral about the subject on. That gives it nothing about the subject but the notes
   * that were exchanged about that referral.
   */
  SENDER,
  /**
   * A unit that investigates and was asked to take a referral on, before there is a case, and has
   * exchanged notes with the referrer: of those it sees what it wrote, and the rest by consent.
   */
  CORRESPONDENT;

  /** That an agency wrote or was sent a note of a referral. */
  public record Correspondence(UUID referralId, String agency) {}

  /** These see notes about their referral, and nothing of the record. */
  private static final Set<Relation> OF_NOTES = EnumSet.of(SENDER, CORRESPONDENT);

  public static boolean areOfNotesOnly(Set<Relation> readerRelations) {
    return OF_NOTES.containsAll(readerRelations);
  }

  public static Set<Relation> of(
      Reader reader,
      String recordedBy,
      String responsible,
      List<ReferralRelation> relations,
      Collection<Correspondence> correspondence) {
    Set<Relation> readerRelations = EnumSet.noneOf(Relation.class);
    boolean investigates = reader.type().investigates();
    if (!investigates && recordedBy.equals(reader.agency())) {
      readerRelations.add(RECORDER);
    }
    if (!investigates && responsible.equals(reader.agency())) {
      readerRelations.add(RESPONSIBLE);
    }
    for (ReferralRelation relation : relations) {
      if (!investigates && reader.agency().equals(relation.referrer())) {
        readerRelations.add(SENDER);
      }
      if (!investigates && reader.agency().equals(relation.receiver())) {
        readerRelations.add(RECEIVER);
      }
      if (relation.custody() != null && relation.custody().isHeldBy(reader)) {
        readerRelations.add(CUSTODY);
      }
      if (relation.custody() != null && relation.custody().isGrantedTo(reader)) {
        readerRelations.add(GRANT);
      }
      if (investigates
          && relation.isBefore(reader)
          && relation.caseId() == null
          && correspondence.contains(new Correspondence(relation.referralId(), reader.agency()))) {
        readerRelations.add(CORRESPONDENT);
      }
    }
    return readerRelations;
  }
}
