package org.amaan.referral.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Candidate;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Readiness;
import org.amaan.knowledge.Situation;
import org.amaan.knowledge.Urgency;
import org.amaan.knowledge.routing.Routing;
import org.amaan.platform.revocation.RevokedTokens;
import org.amaan.referral.availability.AvailabilityQueries;
import org.amaan.referral.competence.CompetenceQueries;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.directory.UnknownAgency;
import org.amaan.referral.directory.UnknownUnit;
import org.jspecify.annotations.Nullable;

/** Says where a referral may go, and where it goes when the referrer leaves that open. */
@ApplicationScoped
public class Router {

  private final DirectoryQueries directory;
  private final InvestigationConsent consent;
  private final CompetenceQueries competence;
  private final AvailabilityQueries availability;
  private final RevokedTokens revoked;

  Router(
      DirectoryQueries directory,
      InvestigationConsent consent,
      CompetenceQueries competence,
      AvailabilityQueries availability,
      RevokedTokens revoked) {
    this.directory = directory;
    this.consent = consent;
    this.competence = competence;
    this.availability = availability;
    this.revoked = revoked;
  }

  /** Refuses an agency or unit that the directory does not have, or that takes no referrals now. */
  @Transactional(TxType.MANDATORY)
  public Agency receiver(String code, @Nullable String unit) {
    Agency agency = directory.find(code).orElseThrow(() -> new UnknownAgency("receiver.agency"));
    if (!agency.receivesReferrals() || revoked.isSuspended(code)) {
      throw new TakesNoReferrals(code);
    }
    if (unit != null && !agency.hasUnit(unit)) {
      throw new UnknownUnit("receiver.unit", code);
    }
    return agency;
  }

  /** Refuses an agency that investigates, for an identified adult who has not agreed to that. */
  @Transactional(TxType.MANDATORY)
  public void requireConsent(Agency receiver, UUID subjectId, AgeClass ageClass, Instant now) {
    if (receiver.type().investigates() && !consent.of(subjectId, ageClass, now).admits(receiver)) {
      throw new ConsentMissing();
    }
  }

  /** Picks the agency by the country's legal profile, with the reason. */
  @Transactional(TxType.MANDATORY)
  public Routing.Choice route(RoutingQuestion question, Instant now) {
    InvestigationConsent.Reach reach = consent.of(question.subjectId(), question.ageClass(), now);
    List<Agency> open =
        directory.inCountry(question.country()).stream()
            .filter(Agency::receivesReferrals)
            .filter(agency -> !agency.code().equals(question.referrer()))
            .filter(agency -> !question.passedOver().contains(agency.code()))
            .filter(agency -> !agency.type().investigates() || reach.admits(agency))
            .toList();
    boolean permitted = open.stream().anyMatch(agency -> agency.type().investigates());
    LegalProfile profile = profile(question.country(), now);
    Map<String, String> set = competence.settings(profile, question.country());
    boolean child = question.ageClass() != AgeClass.ADULT;
    Map<String, Readiness> readiness =
        availability.of(open, child || question.urgency() == Urgency.IMMEDIATE_DANGER, child, now);
    List<Candidate> candidates = candidates(open, readiness, revoked::isSuspended);
    return best(candidates, some -> choice(profile, question, some, reach, permitted, set))
        // Consent may name other agencies than the one that is competent: then help comes first.
        .or(
            () ->
                best(
                    candidates,
                    some -> choice(profile, question, some, reach, !reach.needsConsent(), set)))
        .orElseThrow(NoRoute::new);
  }

  /**
   * Picks who gets a report that names nobody.
   *
   * @param hour the full hour of the report: nothing that is newer decides
   */
  @Transactional(TxType.MANDATORY)
  public Routing.Choice routeReport(
      String country, @Nullable String area, Border border, boolean organFacility, Instant hour) {
    LegalProfile profile = profile(country, hour);
    Map<String, String> set = competence.settings(profile, country);
    Situation situation = namingNobody(country, area, border, organFacility);
    return best(receiving(country, hour), some -> Routing.choose(profile, situation, some, set))
        .orElseThrow(NoRoute::new);
  }

  /**
   * Picks who is told that somebody refuses, in a country whose profile asks for it.
   *
   * @param hour the full hour of the report
   */
  @Transactional(TxType.MANDATORY)
  public Routing.Choice routeNotice(String country, @Nullable String area, Instant hour) {
    LegalProfile profile = profile(country, hour);
    Situation situation = namingNobody(country, area, Border.UNKNOWN, false);
    return best(receiving(country, hour), some -> Routing.chooseForNotice(profile, situation, some))
        .orElseThrow(NoRoute::new);
  }

  /** An agency that routing chose; it is suspended when nobody else could have it. */
  @Transactional(TxType.MANDATORY)
  public Agency chosen(Routing.Choice choice) {
    return directory.find(choice.agency()).orElseThrow();
  }

  /**
   * Nobody of a suspended agency reads what is sent to it. Where nobody else may have it, it waits
   * there all the same, so that it has an owner, and is escalated; the reason says so.
   */
  private static Optional<Routing.Choice> best(
      List<Candidate> candidates, Function<List<Candidate>, Optional<Routing.Choice>> choose) {
    List<Candidate> reachable =
        candidates.stream().filter(one -> !one.readiness().suspended()).toList();
    return choose.apply(reachable).or(() -> choose.apply(candidates));
  }

  private List<Candidate> receiving(String country, Instant hour) {
    List<Agency> open =
        directory.inCountry(country).stream().filter(Agency::receivesReferrals).toList();
    return candidates(
        open, availability.inHour(open, hour), code -> revoked.wasSuspendedBefore(code, hour));
  }

  private static List<Candidate> candidates(
      List<Agency> agencies, Map<String, Readiness> readiness, Predicate<String> suspended) {
    return agencies.stream()
        .map(
            agency -> {
              Readiness said = readiness.getOrDefault(agency.code(), Readiness.UNSAID);
              return candidate(agency, suspended.test(agency.code()) ? said.butSuspended() : said);
            })
        .toList();
  }

  private static Situation namingNobody(
      String country, @Nullable String area, Border border, boolean organFacility) {
    return new Situation(
        Need.INVESTIGATION, country, area, border, organFacility, AgeClass.ADULT, false, false);
  }

  private static LegalProfile profile(String country, Instant now) {
    return LegalProfiles.forCountry(country, LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static Optional<Routing.Choice> choice(
      LegalProfile profile,
      RoutingQuestion question,
      List<Candidate> candidates,
      InvestigationConsent.Reach reach,
      boolean permitted,
      Map<String, String> set) {
    Situation situation =
        new Situation(
            question.need(),
            question.country(),
            question.area(),
            question.border(),
            question.organFacility(),
            question.ageClass(),
            reach.isIdentified(),
            permitted,
            question.urgency() == Urgency.IMMEDIATE_DANGER);
    return Routing.choose(profile, situation, candidates, set);
  }

  private static Candidate candidate(Agency agency, Readiness readiness) {
    return new Candidate(
        agency.code(), agency.type(), agency.country(), agency.area(), agency.scope(), readiness);
  }
}
