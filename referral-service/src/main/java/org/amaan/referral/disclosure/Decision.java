package org.amaan.referral.disclosure;

import java.util.Map;
import java.util.Set;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.DataCategory;
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

  /**
   * Every category is either allowed or withheld.
   *
   * @param allNotes narrative consent opens what others wrote to each other as well
   * @param ownNotes the reader's agency sees the notes that it wrote or was sent
   */
  record Disclosed(
      Map<DataCategory, Ground> allowed,
      Map<DataCategory, WithheldReason> withheld,
      boolean allNotes,
      boolean ownNotes)
      implements Decision {

    public Disclosed {
      allowed = Map.copyOf(allowed);
      withheld = Map.copyOf(withheld);
    }

    public boolean allows(DataCategory category) {
      return allowed.containsKey(category);
    }

    public boolean allowsNote(Reader reader, String author, @Nullable String addressee) {
      boolean own = author.equals(reader.agency()) || reader.agency().equals(addressee);
      return allNotes || (own && ownNotes);
    }
  }
}
