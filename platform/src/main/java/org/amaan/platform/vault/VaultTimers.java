package org.amaan.platform.vault;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The vault's work in the background, in one replica at a time. */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
class VaultTimers {

  private static final Logger LOG = Logger.getLogger(VaultTimers.class);

  @Produces
  @Singleton
  Task<Void> keyDestruction(Erasures erasures) {
    return Tasks.oneTime(Erasures.TASK)
        .execute((instance, context) -> erasures.destroy(UUID.fromString(instance.getId())));
  }

  /** After a rotation of the key-encryption key; otherwise it finds nothing to do. */
  @Produces
  @Singleton
  Task<Void> rewrapping(Vault vault) {
    return Tasks.recurring("key-rewrapping", FixedDelay.ofMinutes(10))
        .execute(
            (instance, context) -> {
              int done = vault.rewrap();
              if (done > 0) {
                LOG.infof("%d data keys are now wrapped by the primary key-encryption key", done);
              }
            });
  }
}
