package org.amaan.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.Offence.Rule;
import org.jspecify.annotations.Nullable;

/** What the schema cannot say: that a profile's parts name each other rightly. */
final class ProfileConsistency {

  private final LegalProfile profile;
  private final Set<String> sources;
  private final List<String> problems = new ArrayList<>();

  private ProfileConsistency(LegalProfile profile) {
    this.profile = profile;
    this.sources =
        profile.sources().stream().map(LegalProfile.Source::id).collect(Collectors.toSet());
  }

  /** A sentence for each, with the field; empty when the profile may be used. */
  static List<String> problems(LegalProfile profile) {
    ProfileConsistency check = new ProfileConsistency(profile);
    check.general();
    check.offences();
    check.problems.addAll(DefinitionConsistency.problems(profile));
    return List.copyOf(check.problems);
  }

  private void general() {
    unique("/sources", profile.sources().stream().map(LegalProfile.Source::id));
    unique("/routing", profile.routing().stream().map(RoutingRule::id));
    unique("/legal-bases", profile.legalBases().stream().map(LegalProfile.LegalBasis::id));
    source("/weekend-source", profile.weekendSource());
    source("/due-times/source", profile.dueTimes().source());
    source("/reflection-period/source", profile.reflectionPeriod().source());
    source("/retention/source", profile.retention().source());
    source("/payment/source", profile.payment().source());
    if (profile.anonymousNotice() != null) {
      source("/anonymous-notice/source", profile.anonymousNotice().source());
    }
    profile.competentAuthorities().forEach(a -> source("/competent-authorities", a.source()));
    profile.routing().forEach(this::rule);
    profile.legalBases().forEach(basis -> source("/legal-bases/" + basis.id(), basis.source()));
    profile.reportingDuties().forEach(duty -> source("/reporting-duties", duty.source()));
  }

  private void rule(RoutingRule rule) {
    String at = "/routing/" + rule.id();
    source(at, rule.source());
    RoutingRule.Undecided undecided = rule.undecided();
    if (undecided == null) {
      return;
    }
    source(at + "/undecided", undecided.defaultSource());
    unique(at + "/undecided", undecided.options().stream().map(RoutingRule.Option::id));
    undecided.options().forEach(o -> source(at + "/undecided/" + o.id(), o.source()));
    if (undecided.option(undecided.byDefault()).isEmpty()) {
      problems.add(at + "/undecided/by-default: no such option, " + undecided.byDefault());
    }
  }

  private void offences() {
    unique("/offences", profile.offences().stream().map(offence -> offence.type().value()));
    unique(
        "/offences/elements",
        profile.offences().stream().flatMap(o -> o.elements().stream()).map(Element::id));
    for (Offence offence : profile.offences()) {
      String at = "/offences/" + offence.type().value();
      offence.provisions().forEach(p -> source(at + "/provisions/" + p.id(), p.source()));
      unique(at + "/provisions", offence.provisions().stream().map(Offence.Provision::id));
      offence.nationalLaw().forEach(law -> source(at + "/national-law", law.source()));
      offence.penalties().forEach(penalty -> source(at + "/penalties", penalty.source()));
      rules(offence, at + "/rules");
      elements(offence, at);
    }
  }

  private void rules(Offence offence, String at) {
    rule(offence, at + "/needs", offence.rules().needs());
    rule(offence, at + "/child", offence.rules().child());
    rule(offence, at + "/unknown-age", offence.rules().unknownAge());
    rule(offence, at + "/consent-of-adult", offence.rules().consentOfAdult());
    rule(offence, at + "/consent-of-child", offence.rules().consentOfChild());
    rule(offence, at + "/without-removal", offence.rules().withoutRemoval());
    if (offence.dependsOnAge() && offence.rules().child() == null) {
      problems.add(at + "/child: is needed where needs-for-a-child differs from needs");
    }
    if (!offence.needs().containsAll(offence.needsForAChild())) {
      problems.add(at + ": a child's case may not need more than an adult's");
    }
  }

  private void rule(Offence offence, String at, @Nullable Rule rule) {
    if (rule != null) {
      source(at, rule.source());
      provision(offence, at, rule.provision());
    }
  }

  private void elements(Offence offence, String at) {
    Set<String> known = offence.elements().stream().map(Element::id).collect(Collectors.toSet());
    Set<Part> parts = offence.elements().stream().map(Element::part).collect(Collectors.toSet());
    offence.needs().stream()
        .filter(part -> !parts.contains(part))
        .forEach(part -> problems.add(at + "/needs: no element is a " + part.value()));
    List<String> completing = new ArrayList<>();
    for (Element element : offence.elements()) {
      String here = at + "/elements/" + element.id();
      source(here, element.source());
      provision(offence, here, element.provision());
      if (element.needsAlso() != null) {
        source(here + "/needs-also", element.needsAlso().source());
        completing.addAll(element.needsAlso().elements());
        element.needsAlso().elements().stream()
            .filter(id -> !known.contains(id) || id.equals(element.id()))
            .forEach(id -> problems.add(here + "/needs-also: no such element, " + id));
      }
    }
    offence.elements().stream()
        .filter(element -> element.part() == Part.CONDITION)
        .filter(element -> completing.stream().filter(element.id()::equals).count() != 1)
        .forEach(e -> problems.add(at + "/elements/" + e.id() + ": must complete one element"));
  }

  private void provision(Offence offence, String at, String id) {
    if (offence.provisions().stream().noneMatch(provision -> provision.id().equals(id))) {
      problems.add(at + "/provision: no such provision, " + id);
    }
  }

  private void source(String at, String id) {
    if (!sources.contains(id)) {
      problems.add(at + ": no such source, " + id);
    }
  }

  private void unique(String at, Stream<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.filter(id -> !seen.add(id)).forEach(id -> problems.add(at + ": twice, " + id));
  }
}
