package org.amaan.notification.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.amaan.notification.api.SubscriptionsApi;
import org.amaan.notification.api.model.SubscriptionPage;
import org.amaan.notification.api.model.SubscriptionRequest;
import org.amaan.notification.channel.Channels;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/subscriptions}. */
class SubscriptionsResource implements SubscriptionsApi {

  private final CurrentCaller current;
  private final SubscriptionQueries queries;
  private final CreateSubscription create;
  private final ChangeSubscription change;
  private final DeleteSubscription delete;
  private final Channels channels;
  private final MergePatch mergePatch;
  private final Idempotency idempotency;

  SubscriptionsResource(
      CurrentCaller current,
      SubscriptionQueries queries,
      CreateSubscription create,
      ChangeSubscription change,
      DeleteSubscription delete,
      Channels channels,
      MergePatch mergePatch,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.create = create;
    this.change = change;
    this.delete = delete;
    this.channels = channels;
    this.mergePatch = mergePatch;
    this.idempotency = idempotency;
  }

  @Override
  public Response listSubscriptions(String limit, @Nullable String cursor) {
    int size = Integer.parseInt(limit);
    List<Subscription> found = queries.newestFirst(current.get(), Keyset.decode(cursor), size + 1);
    SubscriptionPage page =
        new SubscriptionPage().items(found.stream().limit(size).map(SubscriptionView::of).toList());
    if (found.size() > size) {
      Subscription last = found.get(size - 1);
      page.next(new Keyset(last.createdAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getSubscription(UUID subscriptionId) {
    return answer(queries.one(current.get(), subscriptionId));
  }

  @Override
  public Response createSubscription(String idempotencyKey, SubscriptionRequest body) {
    Caller by = current.get();
    by.requireAny(Role.AGENCY_ADMIN); // before anything is looked up for somebody else
    Terms terms = SubscriptionForm.terms(body);
    check(terms);
    AtomicReference<org.amaan.notification.api.model.Subscription> withSecret =
        new AtomicReference<>();
    boolean paused = body.getState() == SubscriptionRequest.StateEnum.PAUSED;
    Response kept =
        idempotency.once(
            by,
            idempotencyKey,
            body,
            () -> {
              CreateSubscription.Created created = create.create(by, terms, paused);
              Subscription made = created.subscription();
              withSecret.set(SubscriptionView.of(made).secret(created.secret()));
              return Reply.created(
                  "/v1/subscriptions/" + made.id(),
                  Revision.etag(made.version()),
                  SubscriptionView.of(made));
            });
    // Answers are kept for repetitions; a secret is not.
    return withSecret.get() == null
        ? kept
        : Response.fromResponse(kept).entity(withSecret.get()).build();
  }

  @Override
  public Response changeSubscription(
      UUID subscriptionId, JsonNode patch, @Nullable String ifMatch) {
    Caller by = current.get();
    Subscription before = queries.one(by, subscriptionId);
    // The change is refused unless it was made on this version.
    Revision.require(ifMatch, before.version());
    SubscriptionRequest form =
        mergePatch.apply(SubscriptionForm.of(before.terms()), patch, SubscriptionRequest.class);
    Terms terms = SubscriptionForm.terms(form);
    if (!terms.channel().equals(before.terms().channel())) {
      throw InvalidRequest.field("body", "channel", "fixed", "Make another subscription for it.");
    }
    if (!Objects.equals(terms.url(), before.terms().url())) {
      check(terms);
    }
    return answer(change.change(by, subscriptionId, terms, form.getState(), ifMatch));
  }

  @Override
  public Response deleteSubscription(UUID subscriptionId, @Nullable String ifMatch) {
    delete.delete(current.get(), subscriptionId, ifMatch);
    return Response.noContent().build();
  }

  private void check(Terms terms) {
    String url = terms.url();
    if (url != null) {
      channels.named(terms.channel()).check(url);
    }
  }

  private static Response answer(Subscription subscription) {
    return Response.ok(SubscriptionView.of(subscription))
        .header("ETag", Revision.etag(subscription.version()))
        .build();
  }
}
