package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.ChargeProtection;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.NonPunishmentRules;
import org.amaan.casework.api.model.PersonIdentifier;
import org.amaan.casework.dossier.DossierContents.Withheld;

/**
 * Who had a part in it, and whether those who are subjects themselves are to be punished; oldest
 * first.
 */
record PersonsPart(List<CasePerson> items, List<NonPunishmentReview> reviews) implements Part {

  @Override
  public String name() {
    return "persons";
  }

  @Override
  public Object json() {
    return Map.of("items", items, "nonPunishmentReviews", reviews);
  }

  /** The same of every review: the rules of the case's country; empty where none was read. */
  public List<ChargeProtection> charges() {
    return reviews.stream()
        .map(NonPunishmentReview::getNationalRule)
        .filter(Objects::nonNull)
        .findFirst()
        .map(NonPunishmentRules::getCharges)
        .orElse(List.of());
  }

  public String identifier(PersonIdentifier identifier) {
    return identifier.getType()
        + (identifier.getCountry() == null ? "" : " " + identifier.getCountry())
        + ": "
        + identifier.getValue();
  }

  @Override
  public List<Withheld> withheld() {
    return Stream.concat(
            items.stream()
                .filter(person -> person.getWithheld() != null)
                .map(
                    person ->
                        Withheld.because(
                            person.getWithheld().toString(), "person", person.getId())),
            reviews.stream()
                .filter(review -> review.getWithheld() != null)
                .map(
                    review ->
                        Withheld.because(
                            review.getWithheld().toString(), "review-reason", review.getId())))
        .toList();
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        name(),
        items.stream()
            .filter(person -> person.getWithheld() == null)
            .map(CasePerson::getId)
            .toList(),
        "nonPunishmentReviews",
        reviews.stream()
            .filter(review -> review.getReason() != null)
            .map(NonPunishmentReview::getId)
            .toList());
  }

  @Override
  public String toString() {
    return "PersonsPart[withheld]";
  }
}
