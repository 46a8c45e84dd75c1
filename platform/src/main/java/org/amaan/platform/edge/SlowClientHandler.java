package org.amaan.platform.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.amaan.platform.problem.ConnectionProblem;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client is too slow: with its headers, with its body, with the next
 * request, or with taking the answer. While the service works on an answer, as on a long poll or a
 * stream, no time runs.
 *
 * <p>Also ends, with a problem document, what cannot be read as HTTP, and a body with trailers,
 * which nothing here looks at.
 */
final class SlowClientHandler extends ChannelDuplexHandler {

  private static final Duration LINGER = Duration.ofSeconds(1);

  private enum Awaits {
    HEAD,
    BODY,
    NEXT_REQUEST,
    NOTHING
  }

  private final ClientTimeouts timeouts;
  private Awaits awaits = Awaits.HEAD;
  private int unanswered;
  private boolean answering;
  private boolean readSomething;
  private boolean serverWaited;
  private long received;
  private boolean cut;

  private long deadline;
  private @Nullable ScheduledFuture<?> timer;
  private long timerEnds;
  private @Nullable ScheduledFuture<?> untaken;
  private long leftToTake;

  SlowClientHandler(ClientTimeouts timeouts) {
    this.timeouts = timeouts;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext connection) {
    await(connection, Awaits.HEAD, timeouts.head());
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object message) {
    readSomething = true;
    if (cut) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        refuse(connection, statusOf(request.decoderResult().cause()), message, unanswered == 0);
        return;
      }
      unanswered++;
      received = 0;
      await(connection, Awaits.BODY, timeouts.window());
    }
    if (message instanceof HttpContent content) {
      if (content.decoderResult().isFailure()
          || content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
        refuse(connection, 400, message, isWaitedFor());
        return;
      }
      received += content.content().readableBytes();
      if (content instanceof LastHttpContent) {
        if (unanswered > 0) {
          awaits = Awaits.NOTHING;
        } else {
          await(connection, Awaits.NEXT_REQUEST, timeouts.idle());
        }
      }
    }
    connection.fireChannelRead(message);
  }

  private static int statusOf(Throwable unreadable) {
    return unreadable instanceof TooLongHttpLineException
        ? 414
        : unreadable instanceof TooLongHttpHeaderException ? 431 : 400;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext connection) {
    serverWaited |= !connection.channel().config().isAutoRead();
    if (awaits == Awaits.NEXT_REQUEST && !readSomething) {
      // Bytes came that are no whole head yet.
      await(connection, Awaits.HEAD, timeouts.head());
    }
    readSomething = false;
    connection.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
    if (cut) {
      ReferenceCountUtil.release(message);
      written.tryFailure(new ClosedChannelException());
      return;
    }
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (!interim) {
      answering |= message instanceof HttpResponse;
      if (message instanceof LastHttpContent) {
        answering = false;
        unanswered--;
        if (unanswered == 0 && awaits == Awaits.NOTHING) {
          await(connection, Awaits.NEXT_REQUEST, timeouts.idle());
        }
      }
    }
    connection.write(message, written);
  }

  /** Full, the answer waits for its reader; that takes for ever with one who reads nothing. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext connection) {
    if (untaken != null) {
      untaken.cancel(false);
      untaken = null;
    }
    if (!connection.channel().isWritable()) {
      untaken =
          connection
              .executor()
              .schedule(
                  () -> connection.close(), 2 * timeouts.window().toNanos(), TimeUnit.NANOSECONDS);
    }
    connection.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext connection) {
    if (timer != null) {
      timer.cancel(false);
    }
    if (untaken != null) {
      untaken.cancel(false);
    }
    connection.fireChannelInactive();
  }

  private void await(ChannelHandlerContext connection, Awaits what, Duration within) {
    awaits = what;
    serverWaited = false;
    deadline = System.nanoTime() + within.toNanos();
    if (timer == null || timer.isDone() || timerEnds - deadline > 0) {
      if (timer != null) {
        timer.cancel(false);
      }
      schedule(connection);
    }
  }

  private void schedule(ChannelHandlerContext connection) {
    timerEnds = deadline;
    timer =
        connection
            .executor()
            .schedule(
                () -> look(connection),
                Math.max(0, deadline - System.nanoTime()),
                TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext connection) {
    timer = null;
    if (cut || awaits == Awaits.NOTHING) {
      return;
    }
    if (deadline - System.nanoTime() > 0) {
      schedule(connection);
      return;
    }
    switch (awaits) {
      case HEAD -> refuse(connection, 408, null, true);
      case BODY -> {
        if (received < timeouts.bytes() && !serverWaited) {
          refuse(connection, 408, null, isWaitedFor());
        } else {
          received = 0;
          await(connection, Awaits.BODY, timeouts.window());
        }
      }
      case NEXT_REQUEST -> {
        // The last answer may still be on its way, over a slow line.
        long left = toTake(connection);
        if (left > 0 && left != leftToTake) {
          leftToTake = left;
          await(connection, Awaits.NEXT_REQUEST, timeouts.idle());
        } else {
          connection.close();
        }
      }
      case NOTHING -> {}
    }
  }

  private static long toTake(ChannelHandlerContext connection) {
    ChannelOutboundBuffer answer = connection.channel().unsafe().outboundBuffer();
    return answer == null ? 0 : answer.totalPendingWriteBytes();
  }

  /** The request that comes is the only one, and nothing was answered to it yet. */
  private boolean isWaitedFor() {
    return unanswered == 1 && !answering;
  }

  /** Says why, where that cannot be taken for the answer to something else; then closes. */
  private void refuse(
      ChannelHandlerContext connection, int status, @Nullable Object message, boolean says) {
    ReferenceCountUtil.release(message);
    cut = true;
    if (!says) {
      connection.close();
      return;
    }
    connection.channel().config().setAutoRead(true);
    connection
        .writeAndFlush(ConnectionProblem.of(status))
        .addListener(
            written ->
                // What is still on its way would otherwise take the answer from the client's hands.
                connection
                    .executor()
                    .schedule(() -> connection.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
