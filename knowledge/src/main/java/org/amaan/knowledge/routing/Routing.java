package org.amaan.knowledge.routing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.amaan.knowledge.Candidate;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.RoutingRule;
import org.amaan.knowledge.RoutingRule.Option;
import org.amaan.knowledge.Situation;
import org.jspecify.annotations.Nullable;

/** Chooses the agency to which a referral goes when the referrer leaves that to the profile. */
public final class Routing {

  private static final int SAME_AREA = 0;
  private static final int WHOLE_COUNTRY = 1;
  private static final int UNSAID = 2;
  private static final int ELSEWHERE = 3;

  private static final String ADVICE = " Call it, or address another one.";

  private Routing() {}

  /**
   * The agency, the rule that led to it and a sentence that says why.
   *
   * @param profile id of the legal profile
   * @param reason with what the notes say, in English
   * @param notes what else is to be known of the agency that was chosen, and of no other
   */
  public record Choice(
      String agency,
      String profile,
      String version,
      String rule,
      String reason,
      List<RoutingNote> notes) {

    public Choice {
      notes = List.copyOf(notes);
    }

    /** The reason, and what a referrer does about an agency that may not act now. */
    public String reasonForReferrer() {
      boolean mayNotAct = notes.stream().anyMatch(note -> note != RoutingNote.WORKS_ELSEWHERE);
      return mayNotAct ? reason + ADVICE : reason;
    }
  }

  /**
   * Empty when no rule fits or the directory has no agency for those that do: the referrer must
   * then address one. {@link #order} says who comes first within a rule. If nobody fits, one is
   * chosen all the same, so that the referral has an owner, and the notes say what does not fit.
   */
  public static Optional<Choice> choose(
      LegalProfile profile, Situation situation, Collection<Candidate> candidates) {
    return choose(profile, situation, candidates, Map.of());
  }

  /**
   * The same, where a coordinator may have chosen who is competent.
   *
   * @param set by the id of a rule that leaves it open, the id of the option that was set
   */
  public static Optional<Choice> choose(
      LegalProfile profile,
      Situation situation,
      Collection<Candidate> candidates,
      Map<String, String> set) {
    for (RoutingRule rule : profile.routing()) {
      if (rule.when().fits(situation)) {
        Optional<Choice> choice =
            rule.undecided() == null
                ? best(rule.to(), situation, candidates)
                    .map(found -> choice(profile, rule, situation, found, rule.reason()))
                : undecided(
                    profile, rule, rule.undecided(), situation, candidates, set.get(rule.id()));
        if (choice.isPresent()) {
          return choice;
        }
      }
    }
    return Optional.empty();
  }

  // Both are told, whichever is taken: who reads it may know better.
  private static Optional<Choice> undecided(
      LegalProfile profile,
      RoutingRule rule,
      RoutingRule.Undecided undecided,
      Situation situation,
      Collection<Candidate> candidates,
      @Nullable String set) {
    Optional<Option> chosen = Optional.ofNullable(set).flatMap(undecided::option);
    Option first = chosen.or(() -> undecided.option(undecided.byDefault())).orElseThrow();
    List<Option> inOrder =
        Stream.concat(Stream.of(first), undecided.options().stream()).distinct().toList();
    StringBuilder reason = new StringBuilder(rule.reason());
    undecided.options().forEach(o -> reason.append(" For %s: %s".formatted(o.name(), o.reason())));
    reason.append(
        chosen.isPresent()
            ? " The country's coordinator has set %s.".formatted(first.name())
            : " No coordinator has set either, so it goes to %s: %s"
                .formatted(first.name(), undecided.defaultReason()));
    for (Option option : inOrder) {
      Optional<Candidate> found = best(option.to(), situation, candidates);
      if (found.isPresent()) {
        if (option != first) {
          reason.append(
              " Nobody could be chosen for %s, so it goes to %s."
                  .formatted(first.name(), option.name()));
        }
        return Optional.of(choice(profile, rule, situation, found.get(), reason.toString()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> best(
      List<RoutingRule.Target> targets, Situation situation, Collection<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.country().equals(situation.country()))
        .filter(candidate -> place(targets, candidate) < targets.size())
        .filter(candidate -> mayReceive(situation, candidate))
        .min(order(targets, situation));
  }

  private static int place(List<RoutingRule.Target> targets, Candidate candidate) {
    int place = 0;
    while (place < targets.size() && !targets.get(place).fits(candidate)) {
      place++;
    }
    return place;
  }

  /**
   * Police of another place are not competent, however much time they have. For help in immediate
   * danger somebody must act now, and one who is full but near acts sooner than one who is far.
   * Other help can wait for the morning, but not for a place. Ties are broken by code, so that the
   * same question has the same answer.
   */
  private static Comparator<Candidate> order(
      List<RoutingRule.Target> targets, Situation situation) {
    Comparator<Candidate> kind = Comparator.comparingInt(one -> place(targets, one));
    Comparator<Candidate> near = Comparator.comparing(one -> isElsewhere(situation, one));
    Comparator<Candidate> open = Comparator.comparing(one -> one.readiness().paused());
    Comparator<Candidate> room = Comparator.comparing(one -> one.readiness().full());
    Comparator<Candidate> duty = Comparator.comparing(one -> one.readiness().offDuty());
    Stream<Comparator<Candidate>> order;
    if (situation.need() == Need.INVESTIGATION && !situation.protectionOnly()) {
      order = Stream.of(kind, near, open, duty, room);
    } else if (situation.immediateDanger()) {
      order = Stream.of(open, duty, near, room, kind);
    } else {
      order = Stream.of(open, room, near, duty, kind);
    }
    return order
        .reduce(Comparator::thenComparing)
        .orElseThrow()
        .thenComparing(nearestFirst(situation));
  }

  private static boolean isElsewhere(Situation situation, Candidate candidate) {
    return distance(situation, candidate) == ELSEWHERE;
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
                    .min(order(List.of(), situation))
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
                        + " without saying of whom.",
                    List.of()));
  }

  // Stands in code, not only in the profiles: no profile may route around an adult's refusal.
  private static boolean mayReceive(Situation situation, Candidate candidate) {
    return !situation.protectionOnly() || candidate.type().protects();
  }

  private static Choice choice(
      LegalProfile profile,
      RoutingRule rule,
      Situation situation,
      Candidate chosen,
      String because) {
    List<RoutingNote> notes = RoutingNote.of(chosen.readiness(), isElsewhere(situation, chosen));
    StringBuilder reason = new StringBuilder(because);
    notes.forEach(note -> reason.append(' ').append(note.english()));
    return new Choice(
        chosen.code(), profile.id(), profile.version(), rule.id(), reason.toString(), notes);
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
