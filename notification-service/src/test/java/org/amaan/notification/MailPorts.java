package org.amaan.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.amaan.launcher.stack.Ports;

/** Where the service looks for its mail servers; a test that needs one starts it there. */
public final class MailPorts implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Ports free = Ports.free();
    return Map.of(
        "AMAAN_SMTP_HOST", "127.0.0.1",
        "AMAAN_SMTP_PORT", Integer.toString(free.referral()),
        "AMAAN_MAIL_FROM", "notice@platform.example",
        "AMAAN_MAIL_BOUNCES", "bounces@platform.example",
        "AMAAN_BOUNCES_IMAP_HOST", "127.0.0.1",
        "AMAAN_BOUNCES_IMAP_PORT", Integer.toString(free.casework()),
        "AMAAN_BOUNCES_IMAP_USER", "bounces@platform.example",
        "AMAAN_BOUNCES_IMAP_PASSWORD", "for-tests");
  }

  @Override
  public void stop() {
    // nothing was started
  }
}
