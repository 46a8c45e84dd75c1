package org.amaan.casework.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.NonPunishmentReview;
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
  public void print(Paper paper) {
    if (items.isEmpty()) {
      paper.remark("none");
    }
    items.forEach(person -> print(paper, person));
    if (reviews.isEmpty()) {
      return;
    }
    paper.heading(Cell.words(paper.labels().of("reviews")));
    paper.remark("reviews-mean");
    reviews.forEach(review -> print(paper, review));
  }

  private static void print(Paper paper, CasePerson person) {
    Labels labels = paper.labels();
    paper.heading(
        person.getName() == null ? Cell.code(person.getId()) : Cell.text(person.getName()));
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("id", Cell.code(person.getId()));
    facts.put(
        "kind-of-person", Cell.words(labels.code("person-kind", person.getKind().toString())));
    facts.put("standing", Cell.words(labels.code("standing", person.getStanding().toString())));
    facts.put(
        "roles",
        Cell.words(
            person.getRoles().stream()
                .map(role -> labels.code("role", role.toString()))
                .collect(Collectors.joining("\n"))));
    if (person.getSubjectId() != null) {
      facts.put("is-subject", Cell.code(person.getSubjectId()));
    }
    if (person.getAliases() != null && !person.getAliases().isEmpty()) {
      facts.put("aliases", Cell.text(String.join("\n", person.getAliases())));
    }
    if (person.getIdentifiers() != null && !person.getIdentifiers().isEmpty()) {
      facts.put(
          "identifiers",
          Cell.text(
              person.getIdentifiers().stream()
                  .map(PersonsPart::identifier)
                  .collect(Collectors.joining("\n"))));
    }
    facts.put("handling", Cell.words(labels.word("handling", person.getHandling().toString())));
    facts.put(
        "entered",
        Cell.code(
            Cell.time(person.getEnteredAt()).text()
                + "   "
                + ChronologyPart.unit(
                    person.getEnteredBy().getAgency(), person.getEnteredBy().getUnit())));
    facts.put(
        "version",
        Cell.code(person.getVersion() + "   " + Cell.time(person.getWrittenAt()).text()));
    paper.facts(facts);
    if (person.getWithheld() != null) {
      paper.remark("reason." + person.getWithheld());
    }
    if (person.getDetails() != null) {
      paper.text(person.getDetails());
    }
  }

  private static String identifier(PersonIdentifier identifier) {
    return identifier.getType()
        + (identifier.getCountry() == null ? "" : " " + identifier.getCountry())
        + ": "
        + identifier.getValue();
  }

  private static void print(Paper paper, NonPunishmentReview review) {
    Labels labels = paper.labels();
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("id", Cell.code(review.getId()));
    if (review.getPersonId() != null) {
      facts.put("person", Cell.code(review.getPersonId()));
    }
    if (review.getSubjectId() != null) {
      facts.put("is-subject", Cell.code(review.getSubjectId()));
    }
    facts.put("raised", Cell.time(review.getRaisedAt()));
    facts.put("due", Cell.time(review.getDueAt()));
    facts.put("status", Cell.words(labels.code("review-state", review.getState().toString())));
    if (review.getEscalatedTo() != null) {
      facts.put("escalated-to", Cell.code(review.getEscalatedTo()));
    }
    if (review.getOutcome() != null) {
      facts.put(
          "outcome", Cell.words(labels.code("review-outcome", review.getOutcome().toString())));
      facts.put(
          "concluded",
          Cell.code(
              Cell.time(review.getConcludedAt()).text()
                  + (review.getConcludedBy() == null
                      ? ""
                      : "   " + review.getConcludedBy().getAgency())));
    }
    paper.facts(facts);
    if (review.getReason() != null) {
      paper.text(review.getReason());
    } else if (review.getWithheld() != null) {
      paper.remark("reason." + review.getWithheld());
    }
  }

  @Override
  public String toString() {
    return "PersonsPart[withheld]";
  }
}
