package org.amaan.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.platform.problem.Refusal;

/**
 * A use case: audit and message in one transaction. The name "refused" is turned down at the end.
 */
@ApplicationScoped
public class MakeThing {

  private final Audit audit;
  private final Outbox outbox;

  MakeThing(Audit audit, Outbox outbox) {
    this.audit = audit;
    this.outbox = outbox;
  }

  @Transactional
  public UUID execute(Caller by, String name) {
    UUID id = Ids.next();
    audit.record(by, "thing.made", id, Map.of("name", name));
    outbox.send(SamplePeer.TOPIC, id, 1, Map.of("thing", id));
    if (name.equals("refused")) {
      throw new ThingRefused();
    }
    return id;
  }

  static final class ThingRefused extends Refusal {
    ThingRefused() {
      super(422, "thing-refused", "Refused", "Use another name.");
    }
  }
}
