package org.amaan.casework.inbox;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.amaan.casework.api.InboxApi;
import org.amaan.casework.api.model.InboxPage;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.SealedCursors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/inbox}. */
@Blocking // the first look at the database; waiting is not done on this thread
class InboxResource implements InboxApi {

  private final CurrentCaller current;
  private final InboxPoll poll;
  private final Clock clock;
  private final SealedCursors cursors;

  InboxResource(CurrentCaller current, InboxPoll poll, Clock clock, SealedCursors cursors) {
    this.current = current;
    this.poll = poll;
    this.clock = clock;
    this.cursors = cursors;
  }

  @Override
  public CompletionStage<Response> pullInbox(Integer limit, @Nullable String cursor, Integer wait) {
    Caller caller = current.get();
    caller.requireAgency();
    caller.requireUnit();
    Staff.requireReader(caller);
    Instant until = clock.instant().plusSeconds(wait);
    Access access = current.access();
    Instant tokenEnds = access.until();
    return poll.next(
            access,
            Objects.requireNonNullElse(
                cursors.position(InboxRepository.FEED, caller, cursor), FeedPosition.START),
            limit,
            until.isBefore(tokenEnds) ? until : tokenEnds)
        .thenApply(
            page ->
                Response.ok(
                        new InboxPage(
                            page.items(), cursors.seal(InboxRepository.FEED, caller, page.next())))
                    .build());
  }
}
