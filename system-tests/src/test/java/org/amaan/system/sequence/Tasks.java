package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** What waits for a decision gets a name by what it asks, so that a replay finds it again. */
final class Tasks {

  private static final Set<String> ARBITERS =
      Set.of("nrm-pakistan", "nrm-afghanistan", "national-oversight");

  private Tasks() {}

  /** Differences are tasks that are shown to whom they name. */
  static List<Difference> bind(World world, Cast cast, Model model, Collection<String> subjects) {
    Set<String> agencies = new TreeSet<>(ARBITERS);
    subjects.stream()
        .map(model.facts.subjects::get)
        .filter(subject -> subject != null)
        .forEach(subject -> agencies.add(subject.responsible));
    List<Difference> found = new ArrayList<>();
    for (String agency : agencies) {
      cast.of(agency).stream()
          .filter(a -> a.has("referrer", "coordinator"))
          .findFirst()
          .ifPresent(reader -> found.addAll(bind(world, model, reader)));
    }
    return found;
  }

  private static List<Difference> bind(World world, Model model, Actor reader) {
    List<Difference> found = new ArrayList<>();
    Http.Reply reply =
        world.get(reader.client(), Platform.REFERRAL, "/v1/tasks?state=open&limit=200");
    for (JsonNode item : reply.json().path("items")) {
      String subject = world.name(item.path("subjectId").asText()).orElse("");
      if (!model.facts.subjects.containsKey(subject)) {
        continue;
      }
      if (item.path("agency").asText().equals(reader.agency())) {
        found.add(new Difference("task shown to whom it names", subject, item.toString()));
      }
      Facts.Task task = new Facts.Task();
      task.kind = item.path("kind").asText();
      task.subject = subject;
      task.about = world.name(item.path("about").asText()).orElse("");
      task.referral = world.name(item.path("referralId").asText()).orElse("");
      task.agency = item.path("agency").asText();
      task.asker = item.path("askedBy").asText();
      task.name =
          String.join(
              ".", "t", task.kind, subject, task.about, task.referral, task.agency, task.asker);
      world.bind(task.name, item.path("id").asText());
      if (!model.facts.tasks.containsKey(task.name)) {
        model.taskOpened(task);
      }
    }
    return found;
  }
}
