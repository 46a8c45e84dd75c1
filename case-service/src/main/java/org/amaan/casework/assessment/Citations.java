package org.amaan.casework.assessment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.FindingCodes.Link;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;

/** What findings point to. */
@ApplicationScoped
class Citations {

  private final List<Citable> citables;

  Citations(@All List<Citable> citables) {
    this.citables = citables;
  }

  /**
   * Each may be cited by its author, or was cited on that element before: what somebody else has
   * pointed to stays, whoever sees it. Refuses with {@link UnknownCitation}, naming each place.
   */
  void require(Caller author, UUID caseId, FindingCodes given, Collection<FindingCodes> before) {
    Set<FindingCodes.Cited> kept =
        before.stream()
            .flatMap(recorded -> recorded.links().stream())
            .map(Link::cited)
            .collect(Collectors.toSet());
    List<Link> added = given.links().stream().filter(link -> !kept.contains(link.cited())).toList();
    UnknownCitation refusal = new UnknownCitation();
    for (Citable.Kind kind : Citable.Kind.values()) {
      Set<UUID> ids = ids(added, kind);
      Set<UUID> known = new HashSet<>();
      of(kind).forEach(citable -> known.addAll(citable.among(caseId, author, ids)));
      added.stream()
          .filter(link -> link.cited().kind() == kind && !known.contains(link.cited().id()))
          .forEach(link -> refusal.at(link.field()));
    }
    if (!refusal.errors().isEmpty()) {
      throw refusal;
    }
  }

  /** What these findings rest on now. */
  Basis basis(Caller reader, CaseFile file, FindingCodes recorded) {
    Set<UUID> fallen = new HashSet<>();
    for (Citable.Kind kind : Citable.Kind.values()) {
      Set<UUID> ids = ids(recorded.links(), kind);
      of(kind).forEach(citable -> fallen.addAll(citable.fallen(file.id(), reader, ids)));
    }
    return new Basis(file.ageClass(), fallen);
  }

  private List<Citable> of(Citable.Kind kind) {
    return citables.stream().filter(citable -> citable.kind() == kind).toList();
  }

  private static Set<UUID> ids(List<Link> links, Citable.Kind kind) {
    return links.stream()
        .map(Link::cited)
        .filter(cited -> cited.kind() == kind)
        .map(FindingCodes.Cited::id)
        .collect(Collectors.toSet());
  }
}
