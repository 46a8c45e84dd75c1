package org.amaan.knowledge.assessment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewable;
import org.jspecify.annotations.Nullable;

/** Which sentences of an assessment rest on nothing but what counsel has confirmed. */
public final class CounselsView {

  private final Set<String> confirmed = new HashSet<>();

  private CounselsView() {}

  /** By what was confirmed of that version of a profile. */
  public static CounselsView of(LegalProfile profile, Confirmations confirmations) {
    CounselsView view = new CounselsView();
    for (Reviewable statement : LegalStatements.of(profile)) {
      if (confirmations.hold(profile.id(), profile.version(), statement)) {
        view.confirmed.add(statement.place());
      }
    }
    return view;
  }

  /**
   * The elements that it is about, and the statement about national law or else every source that
   * it names. Of a sentence that names neither there is nothing that counsel could have confirmed.
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
                    ? sources.stream().map(source -> "sources/" + source)
                    : Stream.of("statements/" + statement))
            .toList();
    return !places.isEmpty() && confirmed.containsAll(places);
  }

  /** Whether anything of the profile was confirmed. */
  public boolean hasConfirmedSome() {
    return !confirmed.isEmpty();
  }
}
