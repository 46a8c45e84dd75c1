package org.amaan.referral.disclosure.relation;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which unit answers for a case, and who else may read, as of one sequence number.
 *
 * @param sequence increases with every change of custody or grants: the newest is the true one
 * @param readers agencies that read by a grant, such as the prosecutor's
 * @param closed nobody reads by a closed case, neither its custodian nor by a grant
 */
public record Custody(
    UUID caseId,
    long sequence,
    String agency,
    @Nullable String unit,
    Set<String> readers,
    boolean closed) {

  public Custody {
    readers = Set.copyOf(readers);
  }

  /** Of a case that is not closed. */
  public Custody(
      UUID caseId, long sequence, String agency, @Nullable String unit, Set<String> readers) {
    this(caseId, sequence, agency, unit, readers, false);
  }

  /** The unit holds custody, not the agency: a colleague of another unit does not read. */
  public boolean isHeldBy(Reader reader) {
    return !closed && agency.equals(reader.agency()) && Objects.equals(unit, reader.unit());
  }

  boolean isGrantedTo(Reader reader) {
    return !closed && readers.contains(reader.agency());
  }

  public static Custody newest(@Nullable Custody reported, Custody asked) {
    return reported != null && reported.sequence() > asked.sequence() ? reported : asked;
  }
}
