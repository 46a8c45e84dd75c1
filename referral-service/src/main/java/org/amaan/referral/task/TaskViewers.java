package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.DirectoryQueries;

/** The token names the agency; the directory knows what it coordinates or oversees. */
@ApplicationScoped
class TaskViewers {

  private final DirectoryQueries directory;

  TaskViewers(DirectoryQueries directory) {
    this.directory = directory;
  }

  TaskViewer of(Caller caller) {
    return new TaskViewer(
        caller, directory.coordinatedBy(caller).orElse(null), directory.isOverseer(caller));
  }
}
