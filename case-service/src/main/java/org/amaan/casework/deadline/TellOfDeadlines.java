package org.amaan.casework.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaan.casework.directory.Directory;
import org.jboss.logging.Logger;

/**
 * All deadlines of which somebody is to be told now, each in a transaction of its own. What needs a
 * coordinator waits while the directory cannot be asked; nothing else waits for that, nor for one
 * that cannot be told of: that one fails the task in the end, and is tried again in the next.
 */
@ApplicationScoped
class TellOfDeadlines {

  private static final Logger LOG = Logger.getLogger(TellOfDeadlines.class);
  private static final int BATCH = 100;

  private final TellOfDeadline tell;
  private final Directory directory;

  TellOfDeadlines(TellOfDeadline tell, Directory directory) {
    this.tell = tell;
    this.directory = directory;
  }

  void run() {
    Map<String, Optional<List<String>>> coordinators = new HashMap<>();
    RuntimeException failure = null;
    List<DeadlineRepository.Due> batch = tell.due(null, BATCH);
    while (!batch.isEmpty()) {
      for (DeadlineRepository.Due due : batch) {
        Optional<List<String>> asked =
            due.isEscalated()
                ? coordinators.computeIfAbsent(due.country(), directory::coordinatorsOf)
                : Optional.of(List.of());
        try {
          asked.ifPresent(agencies -> tell.run(due.caseId(), due.id(), agencies));
        } catch (RuntimeException e) {
          LOG.errorf("nobody is told of deadline %s: %s", due.id(), e.getClass().getName());
          failure = e;
        }
      }
      batch = tell.due(batch.get(batch.size() - 1), BATCH);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
