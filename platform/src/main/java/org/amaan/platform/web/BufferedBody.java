package org.amaan.platform.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import org.amaan.platform.problem.TooLarge;

/** Goes on with a request once its body has come. One that breaks off is never gone on with. */
final class BufferedBody {

  private final RoutingContext call;
  private final long limit;
  private final Buffer body = Buffer.buffer();
  private boolean refused;

  BufferedBody(RoutingContext call, long limit) {
    this.call = call;
    this.limit = limit;
  }

  void await() {
    HttpServerRequest request = call.request();
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      call.response().writeContinue();
    }
    request.handler(this::add);
    request.endHandler(end -> goOn());
    request.resume();
  }

  private void add(Buffer piece) {
    if (refused) {
      return;
    }
    if (body.length() + piece.length() > limit) {
      refused = true;
      call.fail(413, new TooLarge(limit));
    } else {
      body.appendBuffer(piece);
    }
  }

  private void goOn() {
    if (!refused) {
      ((RoutingContextInternal) call).setBody(body);
      call.next();
    }
  }
}
