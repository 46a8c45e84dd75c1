package org.amaan.referral.disclosure;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which unit answers for a case, and who else may read, as of one sequence number.
 *
 * @param sequence increases with every change of custody or grants: the newest is the true one
 * @param readers agencies with a standing grant, such as the prosecutor's
 */
public record Custody(
    UUID caseId, long sequence, String agency, @Nullable String unit, Set<String> readers) {

  public Custody {
    readers = Set.copyOf(readers);
  }

  /** The unit holds custody, not the agency: a colleague of another unit does not read. */
  boolean isHeldBy(Reader reader) {
    return agency.equals(reader.agency()) && Objects.equals(unit, reader.unit());
  }

  boolean isGrantedTo(Reader reader) {
    return readers.contains(reader.agency());
  }

  static Custody newest(@Nullable Custody reported, Custody asked) {
    return reported != null && reported.sequence() > asked.sequence() ? reported : asked;
  }
}
