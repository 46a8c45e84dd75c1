package org.amaan.casework.assessment.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amaan.knowledge.assessment.Finding;

/** The reasons of an assessment by their element; stored sealed. */
public record Reasons(Map<String, Commitment> byElement) {

  public static Reasons of(List<Finding> findings) {
    Map<String, Commitment> reasons = new LinkedHashMap<>();
    findings.forEach(finding -> reasons.put(finding.element(), Commitment.to(finding.reason())));
    return new Reasons(reasons);
  }

  /** There is one on every element that has a finding. */
  public Commitment on(String element) {
    return Objects.requireNonNull(byElement.get(element));
  }

  boolean has(String element, String digest) {
    Commitment reason = byElement.get(element);
    return reason != null && reason.digest().equals(digest);
  }

  @Override
  public String toString() {
    return "Reasons[…withheld]";
  }
}
