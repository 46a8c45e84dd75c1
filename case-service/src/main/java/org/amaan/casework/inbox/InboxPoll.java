package org.amaan.casework.inbox;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TokenRevoked;
import org.amaan.platform.revocation.RevokedTokens;

/**
 * The long poll. Between two looks at the feed a caller costs a future, no thread and no database
 * connection. A commit in this process wakes it at once; what other replicas write is found within
 * a second.
 */
@ApplicationScoped
class InboxPoll {

  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final InboxRepository feed;
  private final CommitSignal signals;
  private final RevokedTokens revoked;
  private final Clock clock;
  private final Executor workers = Infrastructure.getDefaultWorkerPool();

  InboxPoll(InboxRepository feed, CommitSignal signals, RevokedTokens revoked, Clock clock) {
    this.feed = feed;
    this.signals = signals;
    this.revoked = revoked;
    this.clock = clock;
  }

  /**
   * The next page, empty when nothing has come until then. The first look is the caller's own. A
   * token that is revoked meanwhile is refused at the next look.
   */
  CompletionStage<InboxRepository.Page> next(
      Access reader, FeedPosition after, int limit, Instant until) {
    return look(reader, after, limit, until, SHORTEST);
  }

  private CompletionStage<InboxRepository.Page> look(
      Access access, FeedPosition after, int limit, Instant until, Duration pause) {
    if (revoked.include(access)) {
      throw TokenRevoked.refusal();
    }
    Caller reader = access.caller();
    CompletableFuture<Void> signal =
        signals.next(Inbox.channel(new Unit(reader.requireAgency(), reader.requireUnit())));
    InboxRepository.Page page;
    try {
      page = feed.read(reader, after, limit);
    } catch (RuntimeException e) {
      signal.cancel(false);
      throw e;
    }
    Duration left = Duration.between(clock.instant(), until);
    if (!page.items().isEmpty() || left.isNegative() || left.isZero()) {
      signal.cancel(false);
      return CompletableFuture.completedFuture(page);
    }
    Duration wait = left.compareTo(pause) < 0 ? left : pause;
    return signal
        .orTimeout(wait.toNanos(), TimeUnit.NANOSECONDS)
        .handle((woken, timeout) -> timeout == null ? SHORTEST : longer(pause))
        .thenComposeAsync(next -> look(access, after, limit, until, next), workers);
  }

  /**
   * A signalled change stays hidden while an older transaction of anybody's is open; so looks come
   * quickly at first, then less often.
   */
  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }
}
