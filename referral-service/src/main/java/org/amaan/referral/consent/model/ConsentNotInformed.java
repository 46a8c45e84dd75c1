package org.amaan.referral.consent.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amaan.platform.problem.Refusal;

/** Nobody agrees to what they were not told. */
final class ConsentNotInformed extends Refusal {
  ConsentNotInformed(String field, Set<Explained> missing) {
    super(
        422,
        "consent-not-informed",
        "This consent was not informed",
        "Explain at least the purpose, the uses and how to withdraw, in a language that the person"
            + " understands; then ask again, and record what was explained.");
    at(
        "body",
        field,
        "not-explained",
        "Missing: "
            + new TreeSet<>(missing)
                .stream().map(Explained::value).collect(Collectors.joining(", "))
            + ".");
  }
}
