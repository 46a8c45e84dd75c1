package org.amaan.knowledge.assessment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewable;
import org.jspecify.annotations.Nullable;

/** Which sentences of an assessment rest on nothing but what counsel has confirmed. */
public final class CounselsView {

  private final Set<String> confirmed = new HashSet<>();

  /** Places of the rules that explanations quote, by their source. */
  private final Map<String, Set<String>> rules = new HashMap<>();

  private CounselsView() {}

  /** By what was confirmed of that version of a profile. */
  public static CounselsView of(LegalProfile profile, Confirmations confirmations) {
    CounselsView view = new CounselsView();
    for (Reviewable statement : LegalStatements.of(profile)) {
      if (confirmations.hold(profile.id(), profile.version(), statement)) {
        view.confirmed.add(statement.place());
      }
    }
    for (Offence offence : profile.offences()) {
      LegalStatements.rules(offence).forEach((place, rule) -> view.quotes(rule.source(), place));
    }
    view.quotes(profile.payment().source(), "payment");
    return view;
  }

  private void quotes(String source, String place) {
    rules.computeIfAbsent(source, any -> new HashSet<>()).add(place);
  }

  /**
   * The elements that it is about, and the statement about national law or else every source that
   * it names, with all rules that are taken from that source: a sentence does not say which of them
   * it quotes. Of a sentence that names neither there is nothing that counsel could have confirmed.
   */
  public boolean confirms(Sentence sentence) {
    Basis basis = sentence.basis();
    return confirms(
        sentence.elements(),
        basis.statement(),
        basis.sources().stream().map(LegalProfile.Source::id).toList());
  }

  /** The same of a sentence that rests on these. */
  public boolean confirms(List<String> elements, @Nullable String statement, List<String> sources) {
    List<String> places =
        Stream.concat(
                elements.stream().map(element -> "elements/" + element),
                statement == null
                    ? sources.stream().flatMap(this::placesOf)
                    : Stream.of("statements/" + statement))
            .toList();
    return !places.isEmpty() && confirmed.containsAll(places);
  }

  private Stream<String> placesOf(String source) {
    return Stream.concat(
        Stream.of("sources/" + source), rules.getOrDefault(source, Set.of()).stream());
  }

  /** Whether anything of the profile was confirmed. */
  public boolean hasConfirmedSome() {
    return !confirmed.isEmpty();
  }
}
