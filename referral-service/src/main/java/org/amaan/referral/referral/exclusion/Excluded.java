package org.amaan.referral.referral.exclusion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import org.amaan.referral.exclusion.Exclusion;

/**
 * Who is excluded from a referral's subject, as the viewer is shown it.
 *
 * @param inFull the viewer is responsible or coordinates: it is shown who set them
 * @param requested those that the viewer has asked for, and nobody has decided on
 */
record Excluded(List<Exclusion> exclusions, boolean inFull, List<String> requested) {

  static Excluded all(List<Exclusion> exclusions) {
    return new Excluded(exclusions, true, List.of());
  }

  static Excluded asked(List<Exclusion> granted, Set<String> requested) {
    return new Excluded(granted, false, requested.stream().sorted().toList());
  }

  /** Of this list as it is shown: what else becomes of the referral does not move it. */
  long version() {
    if (exclusions.isEmpty() && requested.isEmpty()) {
      return 0;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Exclusion one : exclusions) {
        digest.update(shown(one).getBytes(StandardCharsets.UTF_8));
      }
      digest.update(requested.toString().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest()).getLong() & Long.MAX_VALUE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who set it on another person is not shown. */
  private String shown(Exclusion one) {
    return inFull && one.direct()
        ? one.agency() + " " + one.setBy() + " " + one.byCoordinator() + " " + one.setAt() + "\n"
        : one.agency() + "\n";
  }
}
