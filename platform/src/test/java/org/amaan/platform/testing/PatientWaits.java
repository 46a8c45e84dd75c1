package org.amaan.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A test waits for what it expects for up to 30 seconds: on a busy machine a first attempt to
 * deliver may run into its timeout, and the second follows after five seconds.
 */
public final class PatientWaits implements QuarkusTestBeforeClassCallback {

  private static final Duration AT_MOST = Duration.ofSeconds(30);

  @Override
  public void beforeClass(Class<?> test) {
    Awaitility.setDefaultTimeout(AT_MOST);
  }
}
