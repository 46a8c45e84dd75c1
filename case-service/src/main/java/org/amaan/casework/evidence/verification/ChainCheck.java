package org.amaan.casework.evidence.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceRepository.Audited;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain is as it was written: every entry covers the one before it, and is the one that
 * the audit names. Looks at rows alone and opens nothing.
 */
final class ChainCheck {

  private final Map<Integer, EvidenceEntry> stored = new TreeMap<>();
  private final Map<Integer, byte[]> audited = new TreeMap<>();
  private final int length;

  ChainCheck(List<EvidenceEntry> entries, List<Audited> audited) {
    entries.forEach(entry -> stored.put(entry.position(), entry));
    audited.forEach(entry -> this.audited.put(entry.position(), entry.hash()));
    int last = Math.max(last(stored), last(this.audited));
    this.length = Math.max(last + 1, 1);
  }

  /**
   * The first entry that is not as it was written.
   *
   * @param kind in the words of the contract
   */
  record Bad(int position, String kind) {
    static final String ALTERED = "altered";
    static final String MISSING = "missing";
    static final String REORDERED = "reordered";
    static final String CONTENT = "content-altered";
  }

  /**
   * @param item null when it is gone
   */
  Optional<Bad> firstBad(@Nullable Evidence item) {
    if (item == null) {
      return Optional.of(new Bad(0, Bad.MISSING));
    }
    for (int position = 0; position < length; position++) {
      EvidenceEntry entry = stored.get(position);
      if (entry == null) {
        return Optional.of(new Bad(position, Bad.MISSING));
      }
      if (!entry.follows(stored.get(position - 1), item)
          || !Arrays.equals(entry.hash(), audited.get(position))) {
        return Optional.of(
            new Bad(position, belongsElsewhere(entry) ? Bad.REORDERED : Bad.ALTERED));
      }
    }
    return Optional.empty();
  }

  private boolean belongsElsewhere(EvidenceEntry entry) {
    return audited.entrySet().stream()
        .anyMatch(
            other ->
                other.getKey() != entry.position()
                    && Arrays.equals(other.getValue(), entry.hash()));
  }

  private static int last(Map<Integer, ?> entries) {
    return entries.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
  }
}
