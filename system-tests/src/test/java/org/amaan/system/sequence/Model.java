package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The reference: rules over the facts that the accepted commands made, in their order. */
final class Model {

  private final Cast cast;
  private final Map<String, JsonNode> law;
  private final List<Event> history = new ArrayList<>();
  final Facts facts = new Facts();
  final Rules rules;
  private final Authority authority;
  private final Effects effects;

  /** A command that was accepted, a case that a referral opened, or a task that was. */
  private record Event(Step step, String caseName, String referral, Facts.Task task) {}

  Model(Cast cast, Map<String, JsonNode> law) {
    this.cast = cast;
    this.law = law;
    rules = new Rules(cast, facts, law);
    authority = new Authority(facts, rules);
    effects = new Effects(cast, facts, rules);
  }

  Cast cast() {
    return cast;
  }

  Model copy() {
    Model copy = new Model(cast, law);
    history.forEach(copy::apply);
    return copy;
  }

  Verdict may(Step step) {
    return authority.may(cast.actor(step.client()), step);
  }

  /** Nothing but a state that it has left behind may be in its way. */
  boolean mustKnow(Step step) {
    return authority.mustKnow(cast.actor(step.client()), step);
  }

  void accepted(Step step) {
    apply(new Event(step, "", "", null));
  }

  void caseOpened(String name, String referral) {
    apply(new Event(null, name, referral, null));
  }

  void taskOpened(Facts.Task task) {
    apply(new Event(null, "", "", task));
  }

  List<Map.Entry<String, Facts.Referral>> referralsThatOpenACase() {
    return effects.referralsThatOpenACase();
  }

  private void apply(Event event) {
    history.add(event);
    if (event.task() != null) {
      effects.taskOpened(event.task());
    } else if (event.step() == null) {
      effects.caseOpened(event.caseName(), event.referral());
    } else {
      effects.apply(cast.actor(event.step().client()), event.step());
    }
  }
}
