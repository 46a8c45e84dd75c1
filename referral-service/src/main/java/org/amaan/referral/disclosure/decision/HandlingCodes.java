package org.amaan.referral.disclosure.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.relation.Reader;

/** The handling codes of a record; a category that is not named has H0. */
public record HandlingCodes(List<Handling> set) {

  public static final HandlingCodes NONE = new HandlingCodes(List.of());

  public HandlingCodes {
    set = List.copyOf(set);
  }

  public Optional<Handling> of(DataCategory category) {
    return set.stream().filter(handling -> handling.category() == category).findFirst();
  }

  /** By category; for the audit, without the condition. */
  public Map<String, String> codes() {
    Map<String, String> codes = new TreeMap<>();
    set.forEach(handling -> codes.put(handling.category().value(), handling.code().name()));
    return codes;
  }

  /**
   * H1 keeps out of court. H2 and H3 keep with those whom the recording agency itself sent to: a
   * handover, or a referral out of a case, passes nothing on.
   */
  boolean permit(Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    Optional<Handling> handling = of(category);
    if (handling.isEmpty()
        || record.recordedBy().equals(reader.agency())
        || handling.get().permittedTo().contains(reader.agency())) {
      return true;
    }
    return permits(handling.get().code(), record.recordedBy(), reader, record, purpose);
  }

  /**
   * @param provider whose fact it is
   */
  static boolean permits(
      HandlingCode code, String provider, Reader reader, SubjectFacts record, Purpose purpose) {
    return switch (code) {
      case H0 -> true;
      case H1 -> purpose != Purpose.PROSECUTION;
      case H2, H3 ->
          record.circumstances().situations().stream()
              .anyMatch(
                  situation ->
                      provider.equals(situation.sentBy())
                          && reader.agency().equals(situation.sentTo()));
    };
  }

  @Override
  public String toString() {
    return "HandlingCodes[withheld]";
  }
}
