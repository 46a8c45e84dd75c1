package org.amaan.notification.deliverylog;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.api.DeliveriesApi;
import org.amaan.notification.api.model.Delivery;
import org.amaan.notification.api.model.DeliveryPage;
import org.amaan.notification.api.model.Redelivered;
import org.amaan.notification.api.model.RedeliveryFilter;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** {@code /v1/deliveries}. */
class DeliveriesResource implements DeliveriesApi {

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final String LIST = "deliveries";
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final CurrentCaller current;
  private final DeliveryLogQueries queries;
  private final RedeliverOne redeliver;
  private final RedeliverDead redeliverDead;
  private final SealedCursors cursors;
  private final Idempotency idempotency;

  DeliveriesResource(
      CurrentCaller current,
      DeliveryLogQueries queries,
      RedeliverOne redeliver,
      RedeliverDead redeliverDead,
      SealedCursors cursors,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.redeliver = redeliver;
    this.redeliverDead = redeliverDead;
    this.cursors = cursors;
    this.idempotency = idempotency;
  }

  @Override
  public Response listDeliveries(
      @Nullable String state, @Nullable UUID subscription, Integer limit, @Nullable String cursor) {
    int size = limit;
    Caller reader = current.get();
    Keyset after = cursors.keyset(LIST, reader, cursor);
    List<Delivery> found = queries.newestFirst(reader, state, subscription, after, size + 1);
    DeliveryPage page = new DeliveryPage().items(found.stream().limit(size).toList());
    if (found.size() > size) {
      Delivery last = found.get(size - 1);
      page.next(cursors.seal(LIST, reader, new Keyset(last.getCreatedAt(), last.getId())));
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getDelivery(UUID deliveryId) {
    return Response.ok(queries.one(current.get(), deliveryId)).build();
  }

  @Override
  public Response redeliver(UUID deliveryId, String idempotencyKey, @Nullable Object body) {
    Caller by = current.get();
    return idempotency.once(
        by,
        idempotencyKey,
        EmptyCommand.of(body),
        () -> {
          redeliver.redeliver(by, deliveryId);
          return reply(1, false);
        });
  }

  @Override
  public Response redeliverMany(String idempotencyKey, RedeliveryFilter body) {
    Caller by = current.get();
    return idempotency.once(
        by,
        idempotencyKey,
        body,
        () -> {
          int count =
              redeliverDead.redeliver(
                  by,
                  body.getSubscription(),
                  Objects.requireNonNullElse(body.getSince(), EARLIEST),
                  Objects.requireNonNullElse(body.getUntil(), LATEST));
          return reply(count, count == RedeliverDead.AT_A_TIME);
        });
  }

  private static Reply reply(int count, boolean more) {
    return new Reply(200, null, null, new Redelivered().count(count).more(more));
  }
}
