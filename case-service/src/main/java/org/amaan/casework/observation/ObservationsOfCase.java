package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a case is shown of its observations. Whoever asks has found the case in the
 * reader's scope, and records the reading. Of a closed case nothing is opened.
 */
@ApplicationScoped
public class ObservationsOfCase {

  private final ObservationRepository observations;
  private final CaseKeys keys;

  ObservationsOfCase(ObservationRepository observations, CaseKeys keys) {
    this.observations = observations;
    this.keys = keys;
  }

  /** Why something is not opened; the words are part of the contract. */
  public enum Withheld {
    CASE_CLOSED,
    /** The note is gone. */
    ERASED
  }

  /**
   * An observation as this reader sees it.
   *
   * @param referralId on which it was made; null when an officer made it in the case
   * @param agency whose observation it is
   * @param person the officer, for the own agency only
   * @param observed null when it was retracted and while the case is closed
   * @param corrected a newer one stands in its place, perhaps one that this reader does not see
   * @param retracted it was disclosed to the reader's agency and is not any more
   */
  public record Shown(
      UUID id,
      Origin origin,
      @Nullable UUID referralId,
      String agency,
      @Nullable String person,
      Instant recordedAt,
      @Nullable Observation observed,
      @Nullable String note,
      @Nullable UUID corrects,
      boolean corrected,
      boolean retracted,
      @Nullable Withheld withheld) {

    /** The observation says something, and nothing newer corrects it. */
    public boolean holds() {
      return observed != null && !corrected;
    }

    @Override
    public String toString() {
      return "Shown[" + id + "]";
    }
  }

  /** All of them, newest first. */
  public List<Shown> shown(Caller reader, CaseFile file) {
    return shown(reader, file, observations.all(file.id(), reader));
  }

  List<Shown> shown(Caller reader, CaseFile file, List<CaseObservation> found) {
    CaseKeys.Ring ring = keys.of(file);
    Set<UUID> corrected = observations.corrected(file.id(), reader);
    return found.stream().map(one -> shown(one, reader, file, ring, corrected)).toList();
  }

  private static Shown shown(
      CaseObservation one, Caller reader, CaseFile file, CaseKeys.Ring ring, Set<UUID> corrected) {
    Optional<Observation> observed = one.observedFor(reader.agency());
    Optional<DataKey> key =
        one.hasNote() && !file.isClosed() ? ring.open(one.sealedUnder()) : Optional.empty();
    Withheld withheld =
        observed.isPresent() && file.isClosed()
            ? Withheld.CASE_CLOSED
            : one.hasNote() && key.isEmpty() ? Withheld.ERASED : null;
    return new Shown(
        one.id(),
        one.origin(),
        one.referralId(),
        one.agency(),
        one.agency().equals(reader.agency()) ? one.person() : null,
        one.recordedAt(),
        file.isClosed() ? null : observed.orElse(null),
        one.hasNote() && withheld == null ? one.note(key.orElseThrow()) : null,
        one.corrects(),
        corrected.contains(one.id()),
        observed.isEmpty(),
        withheld);
  }
}
