package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;

/** The problem document with which a connection ends that never became a request. */
public final class ConnectionProblem {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ConnectionProblem() {}

  /** What cannot be read as HTTP: 400, 414 and 431. What came too slowly: 408. */
  public static FullHttpResponse of(int status) {
    Map<String, Object> body = Problems.body(HttpRefusal.of(status), "");
    // It became no request: there is neither a path nor a trace.
    body.remove("instance");
    body.remove("traceId");
    try {
      FullHttpResponse answer =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              HttpResponseStatus.valueOf(status),
              Unpooled.wrappedBuffer(JSON.writeValueAsBytes(body)));
      answer
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, Problems.PROBLEM_JSON.toString())
          .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
          .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
          .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      return answer;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
