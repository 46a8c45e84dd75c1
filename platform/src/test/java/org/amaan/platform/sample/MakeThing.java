package org.amaan.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.platform.problem.Refusal;

/**
 * A use case: audit and message in one transaction. The name "refused" is turned down at the end.
 * As often as a test says, another transaction has just been faster.
 */
@ApplicationScoped
public class MakeThing {

  private final Audit audit;
  private final Outbox outbox;
  private final AtomicInteger losses = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();

  MakeThing(Audit audit, Outbox outbox) {
    this.audit = audit;
    this.outbox = outbox;
  }

  /** The next so many attempts lose, and are counted anew. */
  public void lose(int times) {
    losses.set(times);
    attempts.set(0);
  }

  public int attempts() {
    return attempts.get();
  }

  @Transactional
  public UUID execute(Caller by, String name) {
    attempts.incrementAndGet();
    UUID id = Ids.next();
    audit.record(by, "thing.made", id, Map.of("name", name));
    outbox.send(SamplePeer.TOPIC, id, 1, Map.of("thing", id));
    if (name.equals("refused")) {
      throw new ThingRefused();
    }
    int left = losses.getAndUpdate(times -> Math.max(0, times - 1));
    if (left > 0) {
      // A deadlock, as the driver tells it, and a version that has moved on, as Hibernate does.
      throw left % 2 == 0
          ? new IllegalStateException(new SQLException("deadlock detected", "40P01"))
          : new OptimisticLockException();
    }
    return id;
  }

  static final class ThingRefused extends Refusal {
    ThingRefused() {
      super(422, "thing-refused", "Refused", "Use another name.");
    }
  }
}
