package org.amaan.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Things are seen by everybody until a test hides them. */
@ApplicationScoped
public class SeenThings implements StillVisible {

  private final Set<UUID> hidden = ConcurrentHashMap.newKeySet();

  public void hide(UUID id) {
    hidden.add(id);
  }

  @Override
  public String collection() {
    return "things";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (hidden.contains(id)) {
      throw new ThingNotFound();
    }
  }

  static final class ThingNotFound extends Refusal {
    ThingNotFound() {
      super(404, "thing-not-found", "No such thing", "There is none that you may see.");
    }
  }
}
