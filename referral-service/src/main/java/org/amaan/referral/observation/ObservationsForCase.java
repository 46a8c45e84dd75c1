package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.decision.AttachmentRule;
import org.amaan.referral.disclosure.decision.Decision;
import org.amaan.referral.disclosure.decision.Disclosure;
import org.amaan.referral.disclosure.decision.Ground;
import org.amaan.referral.disclosure.decision.ObservationRule;
import org.amaan.referral.disclosure.decision.SubjectFacts;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.subject.reading.FactsForCases;
import org.amaan.referral.subject.reading.SubjectDecisions;
import org.jspecify.annotations.Nullable;

/**
 * What a referral's case is told of its observations: codes and grades of those that the decision
 * about disclosure opens to the agency that holds the case, or to one that reads it by a grant,
 * each for its own purpose. A disclosure like any other, so each agency's is audited as its reading
 * of the subject. Decided as the worker, whoever made the change by which the case is told.
 */
@ApplicationScoped
public class ObservationsForCase {

  private static final String CLIENT = "case-report";

  /** As many as a report takes, of all agencies together. */
  static final int LIMIT = 1_000;

  private final ObservationRepository observations;
  private final FactsForCases facts;
  private final SubjectDecisions decisions;
  private final DirectoryQueries directory;
  private final WorkerStep others;
  private final Clock clock;

  ObservationsForCase(
      ObservationRepository observations,
      FactsForCases facts,
      SubjectDecisions decisions,
      DirectoryQueries directory,
      WorkerStep others,
      Clock clock) {
    this.observations = observations;
    this.facts = facts;
    this.decisions = decisions;
    this.directory = directory;
    this.others = others;
    this.clock = clock;
  }

  /**
   * One that is disclosed.
   *
   * @param corrected a newer one stands in its place, whether or not it is disclosed too
   * @param readers to which agencies; at least one
   */
  public record Disclosed(
      UUID id,
      String recordedBy,
      Instant recordedAt,
      Observation observed,
      @Nullable UUID corrects,
      boolean corrected,
      List<String> readers) {

    @Override
    public String toString() {
      return "Disclosed[" + id + "]";
    }
  }

  /** As the worker. */
  @Transactional(TxType.MANDATORY)
  public boolean anyOn(UUID referralId) {
    return observations.countOfReferral(referralId) > 0;
  }

  /** As the worker. */
  @Transactional(TxType.MANDATORY)
  public boolean anyOf(UUID subjectId) {
    return observations.countOfSubject(subjectId) > 0;
  }

  /**
   * @param inItsCase which agencies have a relation to the subject by the referral, with the
   *     custody of its case
   */
  @Transactional(TxType.MANDATORY)
  public List<Disclosed> of(UUID subjectId, ReferralRelation inItsCase) {
    return others.take(() -> decide(subjectId, inItsCase));
  }

  private List<Disclosed> decide(UUID subjectId, ReferralRelation inItsCase) {
    List<ObservationRepository.Row> recorded = observations.rowsOf(inItsCase.referralId());
    Set<UUID> corrected = corrected(recorded);
    List<ObservationRepository.Row> all = thatFit(recorded, corrected);
    Custody custody = inItsCase.custody();
    if (all.isEmpty() || custody == null) {
      return List.of();
    }
    FactsForCases.Known known = facts.of(subjectId, inItsCase, clock.instant());
    Optional<DataKey> key = known.key();
    if (key.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<String>> readers = new LinkedHashMap<>();
    readersOf(custody)
        .forEach(
            reader ->
                openTo(reader, subjectId, all, known.facts())
                    .forEach(
                        id ->
                            readers
                                .computeIfAbsent(id, first -> new ArrayList<>())
                                .add(reader.agency())));
    return all.stream()
        .filter(row -> readers.containsKey(row.id()))
        .map(
            row ->
                new Disclosed(
                    row.id(),
                    row.recordedBy(),
                    row.recordedAt(),
                    ReferralObservation.observed(
                        key.get(), row.id(), row.details(), row.handling()),
                    row.corrects(),
                    corrected.contains(row.id()),
                    Objects.requireNonNull(readers.get(row.id()))))
        .toList();
  }

  private static Set<UUID> corrected(List<ObservationRepository.Row> recorded) {
    return recorded.stream()
        .map(ObservationRepository.Row::corrects)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** What stands goes before what was corrected, which falls out first, the oldest of it. */
  static List<ObservationRepository.Row> thatFit(
      List<ObservationRepository.Row> recorded, Set<UUID> corrected) {
    return recorded.size() <= LIMIT
        ? recorded
        : recorded.stream()
            .sorted(
                Comparator.comparing(
                        (ObservationRepository.Row row) -> corrected.contains(row.id()))
                    .thenComparing(
                        ObservationRepository.Row::recordedAt, Comparator.reverseOrder()))
            .limit(LIMIT)
            .toList();
  }

  /** The unit that holds the case, and whoever reads it by a grant; each once. */
  private List<Reader> readersOf(Custody custody) {
    return Stream.concat(Stream.of(custody.agency()), custody.readers().stream().sorted())
        .distinct()
        .flatMap(code -> directory.find(code).stream())
        .map(
            agency ->
                new Reader(
                    agency.code(), agency.type(), unitOf(agency, custody), Set.of(roleIn(agency))))
        .toList();
  }

  private static @Nullable String unitOf(Agency agency, Custody custody) {
    return agency.code().equals(custody.agency()) ? custody.unit() : null;
  }

  /** As whose officers read the case: they claim the purpose that it is worked for. */
  private static Role roleIn(Agency agency) {
    return agency.type() == AgencyType.PROSECUTION ? Role.PROSECUTOR : Role.INVESTIGATOR;
  }

  private static Purpose purposeOf(Reader reader) {
    return reader.type() == AgencyType.PROSECUTION ? Purpose.PROSECUTION : Purpose.INVESTIGATION;
  }

  private List<UUID> openTo(
      Reader reader, UUID subjectId, List<ObservationRepository.Row> all, SubjectFacts facts) {
    Purpose purpose = purposeOf(reader);
    if (!(Disclosure.disclose(reader, facts, purpose) instanceof Decision.Disclosed decision)) {
      return List.of();
    }
    List<ObservationRepository.Row> open =
        all.stream()
            .filter(
                row ->
                    ObservationRule.opens(
                        reader,
                        facts,
                        purpose,
                        decision,
                        new ObservationRule.About(
                            row.category(), row.handling(), row.recordedBy())))
            .toList();
    if (!open.isEmpty()) {
      record(reader, subjectId, purpose, decision, open);
    }
    return open.stream().map(ObservationRepository.Row::id).toList();
  }

  private void record(
      Reader reader,
      UUID subjectId,
      Purpose purpose,
      Decision.Disclosed decision,
      List<ObservationRepository.Row> open) {
    Set<DataCategory> categories =
        open.stream().map(ObservationRepository.Row::category).collect(Collectors.toSet());
    Map<String, String> allowed = new TreeMap<>();
    AttachmentRule.grounds(decision, categories)
        .forEach((category, ground) -> allowed.put(category.value(), word(ground)));
    decisions.record(
        new Caller(CLIENT, reader.agency(), reader.unit(), null, Set.of()),
        subjectId,
        purpose,
        decision,
        allowed,
        "observations",
        open.stream().map(ObservationRepository.Row::id).toList());
  }

  private static String word(Ground ground) {
    return ground.kind().value();
  }
}
