package org.amaan.casework.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.scope.Acting;

/** Lets tests of other packages look for what is due, as the timer does. */
@ApplicationScoped
public class DeadlineClock {

  private final NotifyOfDeadlines tell;

  DeadlineClock(NotifyOfDeadlines tell) {
    this.tell = tell;
  }

  public void look() {
    Acting.asWorker(
        () -> {
          tell.run();
          return null;
        });
  }
}
