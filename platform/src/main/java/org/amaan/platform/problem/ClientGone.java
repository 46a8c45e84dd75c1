package org.amaan.platform.problem;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

/** Whoever asked has gone: nobody is there to be answered, and nothing of ours failed. */
final class ClientGone {

  private ClientGone() {}

  /**
   * A peer of ours that hung up fails like a client that did. So what counts is where it failed,
   * reading what the client sends, or that the connection to the client is closed.
   */
  static boolean explains(@Nullable Throwable failure, HttpServerResponse response) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException && (response.closed() || isOfTheBody(t))
          || t instanceof HttpClosedException && response.closed()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfTheBody(Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    return frames.length > 0
        && frames[0].getClassName().startsWith(VertxInputStream.class.getName());
  }
}
