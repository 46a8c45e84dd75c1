package org.amaan.platform.scope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.amaan.platform.insertion.PendingInserts;
import org.amaan.platform.problem.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A step of a caller's transaction that concerns rows out of the caller's sight: what follows, in
 * the same transaction, from a change that the caller may make. It runs as the worker role; nothing
 * of what it finds may be answered to the caller.
 */
@ApplicationScoped
public class WorkerStep {

  private final EntityManager database;
  private final PendingInserts inserts;
  private final String workerRole;

  WorkerStep(
      EntityManager database,
      PendingInserts inserts,
      @ConfigProperty(name = "amaan.database.worker-role") String workerRole) {
    this.database = database;
    this.inserts = inserts;
    this.workerRole = workerRole;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public <T> T take(Supplier<T> step) {
    String before = become(workerRole);
    T result;
    try {
      result = step.get();
    } catch (Refusal refusal) {
      // Whoever goes on after it does so as the caller again.
      become(before);
      throw refusal;
    }
    become(before);
    return result;
  }

  /**
   * What was changed before is written by whoever changed it.
   *
   * @return who it was: of a step around this one, or of a transaction that is the worker's anyway
   */
  private String become(String role) {
    inserts.flush();
    Object[] turn =
        (Object[])
            database
                .createNativeQuery(
                    """
                    WITH before AS MATERIALIZED (SELECT current_setting('role') AS role)
                    SELECT before.role, set_config('role', :role, true) FROM before
                    """)
                .setParameter("role", role)
                .getSingleResult();
    return (String) turn[0];
  }
}
