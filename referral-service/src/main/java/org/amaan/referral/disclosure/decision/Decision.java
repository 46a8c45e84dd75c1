package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;
import org.jspecify.annotations.Nullable;

/** What the decision about disclosure says; nothing else may open a subject's data. */
public sealed interface Decision {

  /** The reader may not even know that the subject exists. */
  record NotVisible() implements Decision {}

  /**
   * @param claimable what the reader's roles may claim instead; perhaps nothing
   */
  record PurposeNotClaimable(Set<Purpose> claimable) implements Decision {
    public PurposeNotClaimable {
      claimable = Set.copyOf(claimable);
    }
  }

  /** Free text about the subject counts as narrative, whoever wrote it. */
  enum Notes {
    ALL,
    /** Those written to the reader's agency. */
    ADDRESSED,
    NONE
  }

  /**
   * Every category is either allowed or withheld.
   *
   * @param notes which of the notes about the subject, beside those that the reader's agency wrote
   * @param ownNotes the reader's agency reads back what it wrote
   * @param reflectionUntil when what is withheld for a reflection period opens again, if nothing
   *     else closes it; null when nothing is
   * @param notesOf the referrals whose notes these are; empty when it is all of them
   * @param notesOnly the reader sees notes about its referral, and nothing else
   * @param passedOn by category, agencies in care whose own writing is open to the reader by a
   *     consent of theirs that waits for confirmation
   */
  record Disclosed(
      Map<DataCategory, Ground> allowed,
      Map<DataCategory, WithheldReason> withheld,
      @Nullable Instant reflectionUntil,
      Notes notes,
      boolean ownNotes,
      Optional<Set<UUID>> notesOf,
      boolean notesOnly,
      Map<DataCategory, Set<String>> passedOn)
      implements Decision {

    public Disclosed {
      allowed = Map.copyOf(allowed);
      withheld = Map.copyOf(withheld);
      passedOn = Map.copyOf(passedOn);
    }

    /** What this agency wrote in the category is open to the reader. */
    boolean opensWritingOf(String author, DataCategory category) {
      return passedOn.getOrDefault(category, Set.of()).contains(author);
    }

    public boolean allows(DataCategory category) {
      return allowed.containsKey(category);
    }

    /** The emergency access without which something would not be open. */
    public Optional<UUID> emergencyAccess() {
      return allowed.values().stream()
          .map(Ground::emergencyAccess)
          .filter(Objects::nonNull)
          .findFirst();
    }

    public boolean allowsNote(
        Reader reader, UUID referralId, String author, @Nullable String addressee) {
      if (notesOf.isPresent() && !notesOf.get().contains(referralId)) {
        return false;
      }
      return switch (notes) {
            case ALL -> true;
            case ADDRESSED -> reader.agency().equals(addressee);
            case NONE -> false;
          }
          || opensWritingOf(author, DataCategory.NARRATIVE)
          || (ownNotes && author.equals(reader.agency()));
    }
  }
}
