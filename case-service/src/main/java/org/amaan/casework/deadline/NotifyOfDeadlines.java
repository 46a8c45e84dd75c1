package org.amaan.casework.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amaan.casework.directory.Coordinators;
import org.amaan.casework.directory.Directory;
import org.jboss.logging.Logger;

/**
 * All deadlines of which somebody is to be told now, each in a transaction of its own. What needs a
 * coordinator waits while the directory cannot be asked; nothing else waits for that, nor for one
 * that cannot be told of: that one fails the task in the end, and is tried again in the next.
 */
@ApplicationScoped
class NotifyOfDeadlines {

  private static final Logger LOG = Logger.getLogger(NotifyOfDeadlines.class);
  private static final int BATCH = 100;

  private final NotifyOfDeadline notify;
  private final Directory directory;

  NotifyOfDeadlines(NotifyOfDeadline notify, Directory directory) {
    this.notify = notify;
    this.directory = directory;
  }

  void run() {
    Map<String, Optional<Coordinators>> coordinators = new HashMap<>();
    RuntimeException failure = null;
    List<DeadlineRepository.Due> batch = notify.due(null, BATCH);
    while (!batch.isEmpty()) {
      for (DeadlineRepository.Due due : batch) {
        Optional<Coordinators> asked =
            due.isEscalated()
                ? coordinators.computeIfAbsent(due.country(), directory::coordinatorsOf)
                : Optional.of(Coordinators.NONE);
        try {
          asked.ifPresent(who -> notify.run(due.caseId(), due.id(), who));
        } catch (RuntimeException e) {
          LOG.errorf("nobody is told of deadline %s: %s", due.id(), e.getClass().getName());
          failure = e;
        }
      }
      batch = notify.due(batch.get(batch.size() - 1), BATCH);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
