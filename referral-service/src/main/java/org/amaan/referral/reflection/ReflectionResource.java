package org.amaan.referral.reflection;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.ReflectionPeriodApi;
import org.amaan.referral.api.model.AskedReflection;
import org.amaan.referral.api.model.ReflectionEnd;
import org.amaan.referral.task.Tasks;
import org.jspecify.annotations.Nullable;

class ReflectionResource implements ReflectionPeriodApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final StartReflection startReflection;
  private final EndReflection endReflection;
  private final ReflectionQueries queries;
  private final Clock clock;

  ReflectionResource(
      CurrentCaller caller,
      Idempotency idempotency,
      StartReflection startReflection,
      EndReflection endReflection,
      ReflectionQueries queries,
      Clock clock) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.startReflection = startReflection;
    this.endReflection = endReflection;
    this.queries = queries;
    this.clock = clock;
  }

  @Override
  public Response getReflectionPeriod(UUID referralId) {
    ReflectionPeriod period = queries.newest(caller.get(), referralId);
    return Response.ok(shown(period))
        .header(HttpHeaders.ETAG, Revision.etag(period.version()))
        .build();
  }

  @Override
  public Response startReflectionPeriod(UUID referralId, String key, @Nullable Object body) {
    EmptyCommand.of(body);
    Caller by = caller.get();
    return idempotency.once(by, key, null, () -> reply(startReflection.start(by, referralId)));
  }

  @Override
  public Response endReflectionPeriod(UUID referralId, String key, ReflectionEnd body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () ->
            reply(endReflection.end(by, referralId, EndingGround.of(body.getGround().toString()))));
  }

  private Reply reply(StartReflection.Started started) {
    Tasks.Opened asked = started.asked();
    return asked == null
        ? reply(Objects.requireNonNull(started.period()))
        : new Reply(
            202,
            "/v1/tasks/" + asked.id(),
            null,
            new AskedReflection().taskId(asked.id()).dueAt(asked.dueAt()));
  }

  private Reply reply(ReflectionPeriod period) {
    return Reply.ok(Revision.etag(period.version()), shown(period));
  }

  private org.amaan.referral.api.model.ReflectionPeriod shown(ReflectionPeriod period) {
    String endedOn = period.endedOn();
    return new org.amaan.referral.api.model.ReflectionPeriod()
        .running(period.runsAt(clock.instant()))
        .startedBy(period.startedBy())
        .startedAt(period.startedAt())
        .until(period.until())
        .endedAt(period.endedAt())
        .endedOn(
            endedOn == null
                ? null
                : org.amaan.referral.api.model.ReflectionEndingGround.fromValue(endedOn))
        .version(period.version());
  }
}
