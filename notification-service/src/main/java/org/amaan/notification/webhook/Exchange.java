package org.amaan.notification.webhook;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.amaan.notification.channel.Snippet;
import org.jspecify.annotations.Nullable;

/** One request and its answer, which is read as far as it may matter and waited for so long. */
final class Exchange {

  /** A connection whose answer is longer is not worth keeping. */
  private static final int READ_AT_MOST = 65_536;

  private final Vertx vertx;
  private final HttpClient client;
  private final Destination destination;
  private final Duration patience;
  private final Promise<Answer> answer = Promise.promise();
  private final Buffer beginning = Buffer.buffer();
  private int read;
  private @Nullable HttpClientRequest request;

  record Answer(int status, @Nullable String retryAfter, byte[] beginning) {}

  Exchange(Vertx vertx, HttpClient client, Destination destination, Duration patience) {
    this.vertx = vertx;
    this.client = client;
    this.destination = destination;
    this.patience = patience;
  }

  /** Fails with {@link TimeoutException}, or with what went wrong on the way. */
  CompletableFuture<Answer> post(MultiMap headers, Buffer body) {
    // All of it on one event loop, the timer too.
    vertx.getOrCreateContext().runOnContext(now -> begin(headers, body));
    return answer.future().toCompletionStage().toCompletableFuture();
  }

  private void begin(MultiMap headers, Buffer body) {
    long timer = vertx.setTimer(Math.max(1, patience.toMillis()), expired -> giveUp());
    answer.future().onComplete(done -> vertx.cancelTimer(timer));
    client
        .request(options(headers))
        .compose(
            opened -> {
              request = opened;
              return answer.future().isComplete() ? dropped(opened) : opened.send(body);
            })
        .onSuccess(this::read)
        .onFailure(answer::tryFail);
  }

  /** The connection goes to the address; TLS and Host speak of the name. */
  private RequestOptions options(MultiMap headers) {
    WebhookUrl url = destination.url();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(
            SocketAddress.inetSocketAddress(url.port(), destination.address().getHostAddress()))
        .setSsl(url.secure())
        .setHost(url.host())
        .setPort(url.port())
        .setURI(url.pathAndQuery())
        .setFollowRedirects(false)
        .setHeaders(headers.set("host", url.authority()));
  }

  private void read(HttpClientResponse response) {
    response
        .handler(piece -> take(piece, response))
        .exceptionHandler(answer::tryFail)
        .endHandler(end -> complete(response));
  }

  private void take(Buffer piece, HttpClientResponse response) {
    int wanted = Math.min(Snippet.READ - beginning.length(), piece.length());
    if (wanted > 0) {
      beginning.appendBuffer(piece, 0, wanted);
    }
    read += piece.length();
    if (read > READ_AT_MOST) {
      complete(response);
      response.request().reset();
    }
  }

  private void complete(HttpClientResponse response) {
    answer.tryComplete(
        new Answer(response.statusCode(), response.getHeader("Retry-After"), beginning.getBytes()));
  }

  private void giveUp() {
    if (answer.tryFail(new TimeoutException()) && request != null) {
      request.reset();
    }
  }

  private static Future<HttpClientResponse> dropped(HttpClientRequest late) {
    late.reset();
    return Future.failedFuture(new TimeoutException());
  }
}
