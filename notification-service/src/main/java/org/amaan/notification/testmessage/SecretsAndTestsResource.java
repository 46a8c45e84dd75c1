package org.amaan.notification.testmessage;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.amaan.notification.api.SecretsAndTestsApi;
import org.amaan.notification.api.model.RotatedSecret;
import org.amaan.notification.channel.OutcomeView;
import org.amaan.notification.subscription.RotateSecret;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** Whether messages arrive, and what they are signed with. */
class SecretsAndTestsResource implements SecretsAndTestsApi {

  private final CurrentCaller current;
  private final RotateSecret rotate;
  private final TestSubscription test;
  private final Idempotency idempotency;

  SecretsAndTestsResource(
      CurrentCaller current, RotateSecret rotate, TestSubscription test, Idempotency idempotency) {
    this.current = current;
    this.rotate = rotate;
    this.test = test;
    this.idempotency = idempotency;
  }

  @Override
  public Response rotateSecret(UUID subscriptionId, String idempotencyKey, @Nullable Object body) {
    Caller by = current.get();
    EmptyCommand nothing = EmptyCommand.of(body);
    AtomicReference<RotatedSecret> withSecret = new AtomicReference<>();
    Response kept =
        idempotency.once(
            by,
            idempotencyKey,
            nothing,
            () -> {
              RotateSecret.Rotated rotated = rotate.rotate(by, subscriptionId);
              withSecret.set(
                  new RotatedSecret()
                      .secret(rotated.secret())
                      .previousUntil(rotated.previousUntil()));
              return Reply.ok(
                  Revision.etag(rotated.version()),
                  new RotatedSecret().previousUntil(rotated.previousUntil()));
            });
    // Answers are kept for repetitions; a secret is not.
    return withSecret.get() == null || kept.getHeaderString("Idempotent-Replayed") != null
        ? kept
        : Response.fromResponse(kept).entity(withSecret.get()).build();
  }

  @Override
  public Response testSubscription(UUID subscriptionId, @Nullable Object body) {
    EmptyCommand.of(body);
    TestSubscription.Tested tested = test.test(current.get(), subscriptionId);
    return Response.ok(
            tested.inApp()
                ? OutcomeView.of(tested.outcome()).alert(tested.id())
                : OutcomeView.of(tested.id(), tested.outcome()))
        .build();
  }
}
