package org.amaan.casework.assessment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.amaan.casework.casefile.Citable;
import org.amaan.casework.casefile.Citable.Kind;
import org.amaan.knowledge.assessment.Finding;

/** What findings point to is of their case. */
@ApplicationScoped
class Citations {

  private final List<Citable> citables;

  Citations(@All List<Citable> citables) {
    this.citables = citables;
  }

  /** Refuses with {@link UnknownCitation}, naming each place. */
  void require(UUID caseId, List<Finding> findings) {
    UnknownCitation refusal = new UnknownCitation();
    require(caseId, findings, Kind.OBSERVATION, "observations", Finding::observations, refusal);
    require(caseId, findings, Kind.EVIDENCE, "evidence", Finding::evidence, refusal);
    if (!refusal.errors().isEmpty()) {
      throw refusal;
    }
  }

  private void require(
      UUID caseId,
      List<Finding> findings,
      Kind kind,
      String field,
      Function<Finding, List<UUID>> links,
      UnknownCitation refusal) {
    Set<UUID> cited = new HashSet<>();
    findings.forEach(finding -> cited.addAll(links.apply(finding)));
    Set<UUID> known = known(caseId, kind, cited);
    for (int i = 0; i < findings.size(); i++) {
      List<UUID> ids = links.apply(findings.get(i));
      for (int j = 0; j < ids.size(); j++) {
        if (!known.contains(ids.get(j))) {
          refusal.at(
              "body",
              "findings[%d].%s[%d]".formatted(i, field, j),
              "unknown-citation",
              "There is none of this id in this case.");
        }
      }
    }
  }

  private Set<UUID> known(UUID caseId, Kind kind, Set<UUID> cited) {
    Set<UUID> known = new HashSet<>();
    if (!cited.isEmpty()) {
      citables.stream()
          .filter(citable -> citable.kind() == kind)
          .forEach(citable -> known.addAll(citable.among(caseId, cited)));
    }
    return known;
  }
}
