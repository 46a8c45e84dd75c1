package org.amaan.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.directory.UnknownAgency;
import org.jspecify.annotations.Nullable;

/**
 * The agencies that are to know nothing of a person, for all use cases; always in their
 * transaction. Rows are hidden from them by the database whatever a use case asks.
 */
@ApplicationScoped
public class Exclusions {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,31}");

  private final ExclusionRepository exclusions;
  private final DirectoryQueries directory;
  private final Authorities authorities;

  Exclusions(ExclusionRepository exclusions, DirectoryQueries directory, Authorities authorities) {
    this.exclusions = exclusions;
    this.authorities = authorities;
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

  /** Whom the agency has asked to exclude: of what it sends itself, before that is decided. */
  @Transactional(TxType.MANDATORY)
  public Set<String> askedBy(Caller asker, UUID subjectId) {
    return Set.copyOf(exclusions.asked(asker, subjectId));
  }

  /** Those of the excluded agencies that are, because this agency asked for it. */
  @Transactional(TxType.MANDATORY)
  public List<Exclusion> grantedTo(Caller asker, UUID subjectId) {
    List<String> granted = exclusions.granted(asker, subjectId);
    return list(subjectId).stream()
        .filter(exclusion -> granted.contains(exclusion.agency()))
        .toList();
  }

  /**
   * Excludes these too. Refuses, with 422, an agency that the directory does not have, the caller's
   * own, and whom only the oversight agency excludes.
   *
   * @return whom it added
   */
  @Transactional(TxType.MANDATORY)
  public Set<String> add(Caller by, UUID subjectId, List<String> agencies, Instant now) {
    Set<String> added = new TreeSet<>(agencies);
    added.removeAll(direct(subjectId));
    requireSensible(by, false, authorities.over(subjectId), agencies, added);
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
    Set<String> added = new HashSet<>(agencies);
    added.removeAll(direct(subjectId));
    requireSensible(by, asCoordinator, authorities.over(subjectId), agencies, added);
    List<Exclusion> lifted =
        list(subjectId).stream()
            .filter(Exclusion::direct)
            .filter(exclusion -> !agencies.contains(exclusion.agency()))
            .toList();
    if (lifted.stream()
        .anyMatch(
            exclusion ->
                exclusion.byOversight() || (exclusion.byCoordinator() && !asCoordinator))) {
      throw new ExclusionNotYours();
    }
    lifted.forEach(exclusion -> exclusions.lift(subjectId, exclusion.agency()));
    added.forEach(agency -> set(by, asCoordinator, subjectId, agency, now));
    return !lifted.isEmpty() || !added.isEmpty();
  }

  /**
   * What another agency asked for and the caller confirmed: in the caller's name. As the worker,
   * who confirms does not see the subject.
   */
  @Transactional(TxType.MANDATORY)
  public void confirm(Caller by, UUID subjectId, String agency, Instant now) {
    boolean overseer = directory.isOverseer(by);
    boolean asCoordinator = overseer || directory.coordinatedBy(by).isPresent();
    exclusions.add(
        subjectId, new Exclusion(agency, by.requireAgency(), asCoordinator, overseer, now, true));
  }

  /** Refuses, with 422, an agency that the directory does not have, and the caller's own. */
  @Transactional(TxType.MANDATORY)
  public void requireNameable(Caller by, List<String> agencies, String list) {
    for (int i = 0; i < agencies.size(); i++) {
      requireNameable(by, agencies.get(i), list + "[" + i + "]");
    }
  }

  @Transactional(TxType.MANDATORY)
  public Agency requireNameable(Caller by, @Nullable String agency, String field) {
    if (agency == null || !CODE.matcher(agency).matches()) {
      throw new UnknownAgency(field);
    }
    Agency known = directory.find(agency).orElseThrow(() -> new UnknownAgency(field));
    if (agency.equals(by.agency())) {
      throw new ExcludesItself(field);
    }
    return known;
  }

  private Set<String> direct(UUID subjectId) {
    return list(subjectId).stream()
        .filter(Exclusion::direct)
        .map(Exclusion::agency)
        .collect(Collectors.toSet());
  }

  private void set(Caller by, boolean asCoordinator, UUID subjectId, String agency, Instant now) {
    exclusions.add(
        subjectId, new Exclusion(agency, by.requireAgency(), asCoordinator, false, now, true));
  }

  private void requireSensible(
      Caller by,
      boolean asCoordinator,
      Authority authority,
      List<String> agencies,
      Set<String> added) {
    for (int i = 0; i < agencies.size(); i++) {
      String field = "exclusions[" + i + "]";
      Agency known = requireNameable(by, agencies.get(i), field);
      if (added.contains(known.code())
          && (authority.isResponsible(known.code()) || looksOn(known, asCoordinator, authority))) {
        throw new OnlyOversightExcludes(field);
      }
    }
  }

  private static boolean looksOn(Agency agency, boolean asCoordinator, Authority authority) {
    return asCoordinator
        ? agency.oversees()
            || (agency.coordinates() && agency.country().equals(authority.governingCountry()))
        : agency.type() == AgencyType.COORDINATOR;
  }
}
