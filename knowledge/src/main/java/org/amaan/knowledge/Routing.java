package org.amaan.knowledge;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Chooses the agency to which a referral goes when the referrer leaves that to the profile. */
public final class Routing {

  private static final int SAME_AREA = 0;
  private static final int WHOLE_COUNTRY = 1;
  private static final int UNSAID = 2;
  private static final int ELSEWHERE = 3;

  private Routing() {}

  /**
   * The agency, the rule that led to it and a sentence that says why.
   *
   * @param profile id of the legal profile
   */
  public record Choice(String agency, String profile, String version, String rule, String reason) {}

  /**
   * Empty when no rule fits or the directory has no agency for those that do: the referrer must
   * then address one. Within a rule an agency of the same area comes first, then one for the whole
   * country, then one of another area, which the reason then says; ties are broken by code, so that
   * the same question has the same answer.
   */
  public static Optional<Choice> choose(
      LegalProfile profile, Situation situation, Collection<Candidate> candidates) {
    for (RoutingRule rule : profile.routing()) {
      if (rule.when().fits(situation)) {
        for (RoutingRule.Target target : rule.to()) {
          Optional<Candidate> best =
              candidates.stream()
                  .filter(candidate -> candidate.country().equals(situation.country()))
                  .filter(target::fits)
                  .filter(candidate -> mayReceive(situation, candidate))
                  .min(nearestFirst(situation));
          if (best.isPresent()) {
            return Optional.of(choice(profile, rule, situation, best.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Who is told, without being told of whom, that an adult refuses to be referred. Empty when the
   * profile asks for no such notice, or the directory has none of those whom it names.
   */
  public static Optional<Choice> chooseForNotice(
      LegalProfile profile, Situation situation, Collection<Candidate> candidates) {
    LegalProfile.AnonymousNotice notice = profile.anonymousNotice();
    if (notice == null) {
      return Optional.empty();
    }
    return notice.to().stream()
        .flatMap(
            type ->
                candidates.stream()
                    .filter(candidate -> candidate.country().equals(situation.country()))
                    .filter(candidate -> candidate.type() == type)
                    .min(nearestFirst(situation))
                    .stream())
        .findFirst()
        .map(
            chosen ->
                new Choice(
                    chosen.code(),
                    profile.id(),
                    profile.version(),
                    "anonymous-notice",
                    "An adult refuses to be referred; the legal profile asks that this be told"
                        + " without saying of whom."));
  }

  // Stands in code, not only in the profiles: no profile may route around an adult's refusal.
  private static boolean mayReceive(Situation situation, Candidate candidate) {
    return !situation.protectionOnly() || candidate.type().protects();
  }

  private static Choice choice(
      LegalProfile profile, RoutingRule rule, Situation situation, Candidate chosen) {
    String reason =
        distance(situation, chosen) < ELSEWHERE
            ? rule.reason()
            : rule.reason() + " The directory has none for " + situation.area() + ".";
    return new Choice(chosen.code(), profile.id(), profile.version(), rule.id(), reason);
  }

  private static Comparator<Candidate> nearestFirst(Situation situation) {
    return Comparator.<Candidate>comparingInt(candidate -> distance(situation, candidate))
        .thenComparing(Candidate::code);
  }

  private static int distance(Situation situation, Candidate candidate) {
    if (candidate.area() == null) {
      return WHOLE_COUNTRY;
    }
    if (situation.area() == null) {
      return UNSAID;
    }
    return candidate.area().equalsIgnoreCase(situation.area()) ? SAME_AREA : ELSEWHERE;
  }
}
