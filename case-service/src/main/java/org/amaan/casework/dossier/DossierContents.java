package org.amaan.casework.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.SignatureKeys;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.jspecify.annotations.Nullable;

/**
 * All that goes into one dossier, as its reader may have it.
 *
 * @param id of this dossier; the audit names it
 * @param zone in which its document tells times, beside UTC
 * @param keys by which its signatures are checked
 * @param parts in the order of the document
 * @param elsewhere what no dossier has
 */
record DossierContents(
    UUID id,
    Instant created,
    DossierLanguage language,
    ZoneId zone,
    Reader reader,
    Subject about,
    LastEntry audit,
    SignatureKeys keys,
    List<Part> parts,
    List<Withheld> elsewhere) {

  DossierContents {
    parts = List.copyOf(parts);
    elsewhere = List.copyOf(elsewhere);
  }

  /** The same once it is known which contents of evidence could be copied. */
  DossierContents with(EvidencePart evidence) {
    return new DossierContents(
        id,
        created,
        language,
        zone,
        reader,
        about,
        audit,
        keys,
        parts.stream().map(part -> part instanceof EvidencePart ? evidence : part).toList(),
        elsewhere);
  }

  EvidencePart evidence() {
    return parts.stream()
        .filter(EvidencePart.class::isInstance)
        .map(EvidencePart.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** And at the end, what of them is withheld. */
  List<Part> sections() {
    return Stream.concat(
            parts.stream(),
            Stream.of(
                new WithheldPart(
                    Stream.concat(
                            elsewhere.stream(),
                            parts.stream().flatMap(part -> part.withheld().stream()))
                        .toList())))
        .toList();
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

    public boolean isClosed() {
      return state.equals("closed");
    }
  }

  record Profile(String id, String version, boolean confirmedByCounsel) {}

  /**
   * How far the record went.
   *
   * @param newest entry of the timeline, of those that the reader sees
   * @param rootHash that the checkpoint signs, base64
   */
  record LastEntry(int timelineEntries, UUID newest, Instant at, String rootHash) {}

  /**
   * What the dossier does not have, and why.
   *
   * @param link where the reader may ask for it
   * @param counts how many of each kind it is, where that is known
   */
  record Withheld(
      String what,
      @Nullable UUID id,
      String reason,
      @Nullable String heldBy,
      @Nullable String link,
      @Nullable SortedMap<String, Long> counts) {

    Withheld(
        String what,
        @Nullable UUID id,
        String reason,
        @Nullable String heldBy,
        @Nullable String link) {
      this(what, id, reason, heldBy, link, null);
    }

    static Withheld because(String reason, String what, UUID id) {
      return new Withheld(what, id, reason, null, null);
    }

    static Withheld heldByReferralService(UUID subject, String link) {
      return new Withheld("subject", subject, "read-by-disclosure", "referral-service", link);
    }

    /** Older ones than the dossier has room for. */
    static Withheld older(String what) {
      return all("older", what);
    }

    static Withheld older(String what, SortedMap<String, Long> counts) {
      return new Withheld(what, null, "older", null, null, counts);
    }

    /** A line for each kind. */
    public List<String> counted() {
      return counts == null
          ? List.of()
          : counts.entrySet().stream()
              .map(count -> count.getKey() + ": " + count.getValue())
              .toList();
    }

    /** All of a kind, without saying whether there is any. */
    static Withheld all(String reason, String what) {
      return new Withheld(what, null, reason, null, null);
    }
  }

  @Override
  public String toString() {
    return "DossierContents[withheld]";
  }
}
