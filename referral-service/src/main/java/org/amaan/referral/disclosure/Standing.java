package org.amaan.referral.disclosure;

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
  REFERRER,
  RECEIVER,
  CUSTODY,
  GRANT,
  /**
   * A unit that investigates and was asked to take a referral on, before there is a case, and has
   * exchanged notes with the referrer: of those it sees what it wrote, and the rest by consent.
   */
  CORRESPONDENT;

  /** That an agency wrote or was sent a note of a referral. */
  public record Correspondence(UUID referralId, String agency) {}

  public static Set<Standing> of(
      Reader reader, String recordedBy, List<Tie> ties, Collection<Correspondence> correspondence) {
    Set<Standing> standings = EnumSet.noneOf(Standing.class);
    boolean investigates = reader.type().investigates();
    if (!investigates && recordedBy.equals(reader.agency())) {
      standings.add(REFERRER);
    }
    for (Tie tie : ties) {
      if (!investigates && reader.agency().equals(tie.referrer())) {
        standings.add(REFERRER);
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
