package org.amaan.notification.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Connections to receivers: HTTP/1.1, certificates and names checked, no redirects, no proxy. */
@Singleton
class Receivers {

  /** More than are ever in flight to one receiver from one replica, tests included. */
  private static final int CONNECTIONS = 16;

  private static final int CONNECT_MILLIS = 5_000;
  private static final int HEADER_BYTES = 16_384;
  private static final int KEPT_SECONDS = 20;

  private final Vertx vertx;
  private final HttpClient client;

  @Inject
  Receivers(Vertx vertx) {
    this(vertx, standard());
  }

  Receivers(Vertx vertx, HttpClientOptions options) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
  }

  static HttpClientOptions standard() {
    return new HttpClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setMaxHeaderSize(HEADER_BYTES)
        .setIdleTimeout(KEPT_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setKeepAliveTimeout(KEPT_SECONDS)
        .setTracingPolicy(TracingPolicy.IGNORE);
  }

  /**
   * @param patience until the whole answer is there
   */
  Exchange open(Destination destination, Duration patience) {
    return new Exchange(vertx, client, destination, patience);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
