package org.amaan.platform.edge;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How slow a client may be.
 *
 * @param head from the connection, or from the first byte after an answer, to the end of a
 *     request's headers
 * @param idle from an answer to the next request on the same connection
 * @param window in which a body grows by at least {@code bytes} while it is being read; twice as
 *     long, nothing at all of an answer need be taken
 */
record ClientTimeouts(Duration head, Duration idle, Duration window, long bytes) {

  static ClientTimeouts of(Config config) {
    return new ClientTimeouts(
        config.getValue("amaan.connections.head-within", Duration.class),
        config.getValue("amaan.connections.idle", Duration.class),
        config.getValue("amaan.connections.body-window", Duration.class),
        config.getValue("amaan.connections.body-bytes-in-window", Long.class));
  }
}
