package org.amaan.casework.trial.record;

import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** For repeats of an entry: only whoever still reads about the trial is told of it again. */
public abstract class TrialStillVisible implements StillVisible {

  private final String collection;
  private final TrialRecords trial;
  private final TrialRepository<?> records;
  private final Supplier<Refusal> notFound;

  /**
   * @param collection the word in the path, such as {@code hearings}
   */
  protected TrialStillVisible(
      String collection,
      TrialRecords trial,
      TrialRepository<?> records,
      Supplier<Refusal> notFound) {
    this.collection = collection;
    this.trial = trial;
    this.records = records;
    this.notFound = notFound;
  }

  @Override
  public final String collection() {
    return collection;
  }

  @Override
  public final void require(Caller caller, UUID id, @Nullable UUID of) {
    if (of == null) {
      throw new CaseNotFound();
    }
    if (records.find(id, trial.readable(caller, of)).isEmpty()) {
      throw notFound.get();
    }
  }
}
