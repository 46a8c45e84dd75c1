package org.amaan.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.Directory;
import org.amaan.referral.routing.UnknownAgency;
import org.jspecify.annotations.Nullable;

/**
 * The agencies that are to know nothing of a person, for all use cases; always in their
 * transaction. Rows are hidden from them by the database whatever a use case asks.
 */
@ApplicationScoped
public class Exclusions {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,31}");

  private final ExclusionRepository exclusions;
  private final Directory directory;

  Exclusions(ExclusionRepository exclusions, Directory directory) {
    this.exclusions = exclusions;
    this.directory = directory;
  }

  /** From the person, and from whoever is tied to them by an incident or a case. */
  @Transactional(TxType.MANDATORY)
  public Set<String> of(UUID subjectId) {
    return of(subjectId, null);
  }

  /**
   * @param incidentId of a referral that is about to be submitted
   */
  @Transactional(TxType.MANDATORY)
  public Set<String> of(UUID subjectId, @Nullable UUID incidentId) {
    return exclusions.of(subjectId, incidentId).stream()
        .map(Exclusion::agency)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In the order of the agencies' codes. */
  @Transactional(TxType.MANDATORY)
  public List<Exclusion> list(UUID subjectId) {
    return exclusions.of(subjectId, null);
  }

  /** The subjects that share whom they exclude: this one, and those tied to it. */
  @Transactional(TxType.MANDATORY)
  public Set<UUID> tiedTo(UUID subjectId) {
    return exclusions.tiedTo(subjectId);
  }

  /**
   * Excludes these too. Refuses, with 422, an agency that the directory does not have, the caller's
   * own, a coordinator, and the agency that recorded the person.
   *
   * @return whom it added
   */
  @Transactional(TxType.MANDATORY)
  public Set<String> add(Caller by, UUID subjectId, List<String> agencies, Instant now) {
    requireSensible(by, false, subjectId, agencies);
    Set<String> added = new TreeSet<>(agencies);
    added.removeAll(direct(subjectId));
    added.forEach(agency -> set(by, false, subjectId, agency, now));
    return added;
  }

  /**
   * Excludes these and no others; whom a tied person excludes stays excluded. Refuses as {@link
   * #add}, and with 409 to lift what is not the caller's to lift.
   *
   * @return whether anything changed
   */
  @Transactional(TxType.MANDATORY)
  public boolean replace(
      Caller by, boolean asCoordinator, UUID subjectId, List<String> agencies, Instant now) {
    requireSensible(by, asCoordinator, subjectId, agencies);
    List<Exclusion> lifted =
        list(subjectId).stream()
            .filter(Exclusion::direct)
            .filter(exclusion -> !agencies.contains(exclusion.agency()))
            .toList();
    if (!asCoordinator
        && lifted.stream()
            .anyMatch(
                exclusion -> exclusion.byCoordinator() || !exclusion.setBy().equals(by.agency()))) {
      throw new ExclusionNotYours();
    }
    Set<String> added = new HashSet<>(agencies);
    added.removeAll(direct(subjectId));
    lifted.forEach(exclusion -> exclusions.lift(subjectId, exclusion.agency()));
    added.forEach(agency -> set(by, asCoordinator, subjectId, agency, now));
    return !lifted.isEmpty() || !added.isEmpty();
  }

  private Set<String> direct(UUID subjectId) {
    return list(subjectId).stream()
        .filter(Exclusion::direct)
        .map(Exclusion::agency)
        .collect(Collectors.toSet());
  }

  private void set(Caller by, boolean asCoordinator, UUID subjectId, String agency, Instant now) {
    exclusions.add(subjectId, new Exclusion(agency, by.requireAgency(), asCoordinator, now, true));
  }

  private void requireSensible(
      Caller by, boolean asCoordinator, UUID subjectId, List<String> agencies) {
    Optional<String> recorder = exclusions.recorderOf(subjectId);
    for (int i = 0; i < agencies.size(); i++) {
      String agency = agencies.get(i);
      String field = "exclusions[" + i + "]";
      if (agency == null || !CODE.matcher(agency).matches()) {
        throw new UnknownAgency(field);
      }
      Agency known = directory.find(agency).orElseThrow(() -> new UnknownAgency(field));
      if (agency.equals(by.agency())) {
        throw new ExcludesItself(field);
      }
      if (!asCoordinator
          && (known.type() == AgencyType.COORDINATOR
              || recorder.filter(agency::equals).isPresent())) {
        throw new OnlyCoordinatorExcludes(field);
      }
    }
  }
}
