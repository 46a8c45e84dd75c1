package org.amaan.notification.bounce;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import org.jboss.logging.Logger;

/** Reads now and then what has returned, in one replica at a time. */
@Singleton
class BounceTimer {

  private static final Logger LOG = Logger.getLogger(BounceTimer.class);

  @Produces
  @Singleton
  Task<Void> bounces(BounceMailbox mailbox, RecordBounce record) {
    return Tasks.recurring("bounces", FixedDelay.ofMinutes(2))
        .execute((instance, context) -> read(mailbox, record));
  }

  static void read(BounceMailbox mailbox, RecordBounce record) {
    if (!mailbox.isThere()) {
      return;
    }
    try {
      mailbox.readAll(record::record);
    } catch (MessagingException e) {
      LOG.warnf("The mailbox of returned mails cannot be read: %s", e.getClass().getName());
    }
  }
}
