package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.Indicator;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Observation;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.screening.ObservationCheck;
import org.amaan.referral.subject.record.SubjectVault;

/**
 * The observations on referrals, for the use cases that record them; always in their transaction.
 */
@ApplicationScoped
public class Observations {

  /** Of each agency, so that none takes the others' room. */
  static final int LIMIT = 150;

  private final ObservationRepository repository;
  private final SubjectVault vault;
  private final Audit audit;

  Observations(ObservationRepository repository, SubjectVault vault, Audit audit) {
    this.repository = repository;
    this.vault = vault;
    this.audit = audit;
  }

  /**
   * Records these, all or none. Refuses: 400 and 422 by {@link ObservationCheck}, 422 a correction
   * of what is not the agency's own, 409 a second one of an indicator, one corrected already, too
   * many, a subject that was erased.
   *
   * @return their ids, in the same order
   */
  @Transactional(TxType.MANDATORY)
  public List<UUID> record(
      Caller by, UUID referralId, UUID subjectId, List<NewObservation> these, Instant now) {
    return these.isEmpty()
        ? List.of()
        : record(by, referralId, subjectId, these, repository.recordedBy(by, referralId), now);
  }

  /** The same for a referral that is made just now: nothing has been observed on it yet. */
  @Transactional(TxType.MANDATORY)
  public List<UUID> recordFirst(
      Caller by, UUID referralId, UUID subjectId, List<NewObservation> these, Instant now) {
    return these.isEmpty() ? List.of() : record(by, referralId, subjectId, these, List.of(), now);
  }

  /**
   * @param own what the agency has recorded on the referral before
   */
  private List<UUID> record(
      Caller by,
      UUID referralId,
      UUID subjectId,
      List<NewObservation> these,
      List<ReferralObservation> own,
      Instant now) {
    ObservationCheck.requireOneOfEach(these.stream().map(NewObservation::observed).toList(), now);
    DataKey key = vault.keyOf(subjectId);
    String agency = by.requireAgency();
    if (own.size() + these.size() > LIMIT) {
      throw new TooManyObservations(LIMIT);
    }
    List<Relation> standing = standing(own, key);
    List<ReferralObservation> recorded = new ArrayList<>();
    for (int i = 0; i < these.size(); i++) {
      NewObservation given = these.get(i);
      Optional<Relation> before = inPlaceOf(given, i, own, standing, key);
      Observation observed =
          given.coded() || before.isEmpty()
              ? given.observed()
              : with(given.observed(), before.get().of().handling());
      Indicator indicator = IndicatorCatalogue.current().find(observed.indicator()).orElseThrow();
      recorded.add(
          new ReferralObservation(
              key,
              referralId,
              agency,
              indicator.category(),
              observed,
              given.note(),
              given.corrects(),
              now));
    }
    recorded.forEach(repository::add);
    audit.record(
        by,
        "subject.observations-recorded",
        subjectId,
        Map.of(
            "referralId",
            referralId,
            "observations",
            recorded.stream().map(Observations::details).toList()));
    return recorded.stream().map(ReferralObservation::id).toList();
  }

  /** One of the agency's that nothing corrects. */
  private record Relation(String indicator, ReferralObservation of) {}

  private static List<Relation> standing(List<ReferralObservation> own, DataKey key) {
    Set<UUID> corrected = new HashSet<>();
    own.stream()
        .map(ReferralObservation::corrects)
        .filter(Objects::nonNull)
        .forEach(corrected::add);
    return own.stream()
        .filter(one -> !corrected.contains(one.id()))
        .map(one -> new Relation(one.observed(key).indicator(), one))
        .toList();
  }

  /** The one that it corrects; none when it is the agency's first of its indicator. */
  private static Optional<Relation> inPlaceOf(
      NewObservation given,
      int index,
      List<ReferralObservation> own,
      List<Relation> standing,
      DataKey key) {
    String indicator = given.observed().indicator();
    Optional<Relation> now =
        standing.stream().filter(one -> one.indicator().equals(indicator)).findFirst();
    if (given.corrects() == null) {
      now.ifPresent(
          one -> {
            throw new ObservationExists(index, one.of().id());
          });
      return now;
    }
    if (own.stream()
        .noneMatch(
            one ->
                one.id().equals(given.corrects())
                    && one.observed(key).indicator().equals(indicator))) {
      throw new UnknownObservation(index);
    }
    UUID newest = now.orElseThrow().of().id();
    if (!newest.equals(given.corrects())) {
      throw new ObservationCorrected(index, newest);
    }
    return now;
  }

  private static Observation with(Observation observed, HandlingCode handling) {
    return new Observation(
        observed.indicator(),
        observed.value(),
        observed.observer(),
        observed.observedAt(),
        observed.howKnown(),
        observed.sourceGrade(),
        observed.informationGrade(),
        handling);
  }

  private static Map<String, Object> details(ReferralObservation one) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("id", one.id());
    details.put("category", one.category().value());
    details.put("handling", one.handling().name());
    if (one.corrects() != null) {
      details.put("corrects", one.corrects());
    }
    return details;
  }
}
