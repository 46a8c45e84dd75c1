package org.amaan.referral.referral;

import java.util.List;
import java.util.Set;
import org.amaan.referral.exclusion.Exclusion;

/**
 * A referral, and who is excluded from its subject.
 *
 * @param inFull the viewer has the say: it is shown who set them
 * @param requested those that the viewer has asked for, and nobody has decided on
 */
record Excluded(
    Referral referral, List<Exclusion> exclusions, boolean inFull, List<String> requested) {

  static Excluded all(Referral referral, List<Exclusion> exclusions) {
    return new Excluded(referral, exclusions, true, List.of());
  }

  static Excluded asked(Referral referral, List<Exclusion> granted, Set<String> requested) {
    return new Excluded(referral, granted, false, requested.stream().sorted().toList());
  }
}
