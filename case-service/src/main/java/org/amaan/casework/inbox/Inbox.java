package org.amaan.casework.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.feed.CommitSignal;

/** Writes to the units' feeds, in the transaction of what happened. */
@ApplicationScoped
public class Inbox {

  private final InboxEntryRepository entries;
  private final CommitSignal signal;
  private final Clock clock;

  Inbox(InboxEntryRepository entries, CommitSignal signal, Clock clock) {
    this.entries = entries;
    this.signal = signal;
    this.clock = clock;
  }

  /**
   * Tells these units that something happened to a case; what they may see of it is decided when
   * they read. An excluded agency is not even woken: that it looks again would tell it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(CaseEvent event, CaseFile file, Unit... concerned) {
    UUID offer = event instanceof CaseEvent.HandoverMoved moved ? moved.handover().id() : null;
    for (Unit unit : concerned) {
      if (file.excludes(unit.agency())) {
        continue;
      }
      entries.add(unit, file, offer, event, clock.instant());
      signal.raiseAfterCommit(channel(unit));
    }
  }

  static String channel(Unit unit) {
    return "inbox:" + unit.agency() + "/" + unit.unit();
  }
}
