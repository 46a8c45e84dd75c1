package org.amaan.casework.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.UnitRef;
import org.jspecify.annotations.Nullable;

/**
 * All that goes into one dossier, as its reader may have it.
 *
 * @param id of this dossier; the audit names it
 * @param parts in the order of the document
 */
record DossierContents(
    UUID id,
    Instant created,
    DossierLanguage language,
    Reader reader,
    Subject about,
    LastEntry audit,
    List<Part> parts,
    List<Withheld> withheld) {

  DossierContents {
    parts = List.copyOf(parts);
    withheld = List.copyOf(withheld);
  }

  /**
   * @param basis why it may read: {@code custodian} or {@code grant}
   */
  record Reader(String agency, @Nullable String unit, String basis) {}

  /** What the case is: codes only. */
  record Subject(
      UUID id,
      String reference,
      String state,
      @Nullable String disposition,
      String country,
      String urgency,
      String ageClass,
      @Nullable Boolean crossBorder,
      UnitRef custodian,
      Instant custodianSince,
      Instant openedAt,
      Profile legalProfile,
      List<UUID> subjects) {

    boolean isClosed() {
      return state.equals("closed");
    }
  }

  record Profile(String id, String version, boolean confirmedByCounsel) {}

  /**
   * How far the record went. No signed checkpoint: the newest entry of the timeline, of those that
   * the reader sees.
   */
  record LastEntry(int timelineEntries, UUID newest, Instant at) {}

  /**
   * What the dossier does not have, and why.
   *
   * @param link where the reader may ask for it
   */
  record Withheld(
      String what,
      @Nullable UUID id,
      String reason,
      @Nullable String heldBy,
      @Nullable String link) {

    static Withheld because(String reason, String what, UUID id) {
      return new Withheld(what, id, reason, null, null);
    }

    static Withheld heldByReferralService(UUID subject, String link) {
      return new Withheld("subject", subject, "read-by-disclosure", "referral-service", link);
    }

    /** Older ones than the dossier has room for. */
    static Withheld older(String what) {
      return new Withheld(what, null, "older", null, null);
    }
  }

  @Override
  public String toString() {
    return "DossierContents[withheld]";
  }
}
