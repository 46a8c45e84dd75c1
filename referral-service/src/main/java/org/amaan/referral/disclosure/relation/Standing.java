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
public enum Standing {
  /** Recorded the subject, and keeps reading what it recorded. */
  RECORDER,
  /** Has the say about the subject. */
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
  private static final Set<Standing> OF_NOTES = EnumSet.of(SENDER, CORRESPONDENT);

  public static boolean areOfNotesOnly(Set<Standing> standings) {
    return OF_NOTES.containsAll(standings);
  }

  public static Set<Standing> of(
      Reader reader,
      String recordedBy,
      String responsible,
      List<Tie> ties,
      Collection<Correspondence> correspondence) {
    Set<Standing> standings = EnumSet.noneOf(Standing.class);
    boolean investigates = reader.type().investigates();
    if (!investigates && recordedBy.equals(reader.agency())) {
      standings.add(RECORDER);
    }
    if (!investigates && responsible.equals(reader.agency())) {
      standings.add(RESPONSIBLE);
    }
    for (Tie tie : ties) {
      if (!investigates && reader.agency().equals(tie.referrer())) {
        standings.add(SENDER);
      }
      if (!investigates && reader.agency().equals(tie.receiver())) {
        standings.add(RECEIVER);
      }
      if (tie.custody() != null && tie.custody().isHeldBy(reader)) {
        standings.add(CUSTODY);
      }
      if (tie.custody() != null && tie.custody().isGrantedTo(reader)) {
        standings.add(GRANT);
      }
      if (investigates
          && tie.isBefore(reader)
          && tie.caseId() == null
          && correspondence.contains(new Correspondence(tie.referralId(), reader.agency()))) {
        standings.add(CORRESPONDENT);
      }
    }
    return standings;
  }
}
