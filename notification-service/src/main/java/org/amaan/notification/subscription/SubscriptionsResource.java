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
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/subscriptions}. */
class SubscriptionsResource implements SubscriptionsApi {

  private static final String LIST = "subscriptions";

  private final CurrentCaller current;
  private final SubscriptionQueries queries;
  private final CreateSubscription create;
  private final ChangeSubscription change;
  private final DeleteSubscription delete;
  private final Channels channels;
  private final SubscriptionViews views;
  private final MailCode mailCode;
  private final MergePatch mergePatch;
  private final SealedCursors cursors;
  private final Idempotency idempotency;

  SubscriptionsResource(
      CurrentCaller current,
      SubscriptionQueries queries,
      CreateSubscription create,
      ChangeSubscription change,
      DeleteSubscription delete,
      Channels channels,
      SubscriptionViews views,
      MailCode mailCode,
      MergePatch mergePatch,
      SealedCursors cursors,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.create = create;
    this.change = change;
    this.delete = delete;
    this.channels = channels;
    this.views = views;
    this.mailCode = mailCode;
    this.mergePatch = mergePatch;
    this.cursors = cursors;
    this.idempotency = idempotency;
  }

  @Override
  public Response listSubscriptions(Integer limit, @Nullable String cursor) {
    int size = limit;
    Caller reader = current.get();
    List<Subscription> found =
        queries.newestFirst(reader, cursors.keyset(LIST, reader, cursor), size + 1);
    SubscriptionPage page =
        new SubscriptionPage().items(found.stream().limit(size).map(views::of).toList());
    if (found.size() > size) {
      Subscription last = found.get(size - 1);
      page.next(cursors.seal(LIST, reader, new Keyset(last.createdAt(), last.id())));
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getSubscription(UUID subscriptionId) {
    return answer(queries.one(current.get(), subscriptionId), null);
  }

  @Override
  public Response createSubscription(String idempotencyKey, SubscriptionRequest body) {
    Caller by = current.get();
    by.requireAny(Role.AGENCY_ADMIN); // before anything is looked up for somebody else
    Terms terms = SubscriptionForm.terms(body);
    check(terms);
    AtomicReference<CreateSubscription.Created> made = new AtomicReference<>();
    boolean paused = body.getState() == SubscriptionRequest.StateEnum.PAUSED;
    if (paused && terms.isEmail()) {
      throw InvalidRequest.field(
          "body",
          "state",
          "unconfirmed",
          "Leave it out: nothing is sent before the address is confirmed.");
    }
    Response kept =
        idempotency.once(
            by,
            idempotencyKey,
            body,
            () -> {
              CreateSubscription.Created created = create.create(by, terms, paused);
              Subscription subscription = created.subscription();
              made.set(created);
              return Reply.created(
                  "/v1/subscriptions/" + subscription.id(),
                  Revision.etag(subscription.version()),
                  views.toBeKept(subscription));
            });
    // Answers are kept for repetitions; a secret or an address is not.
    return made.get() == null || kept.getHeaderString("Idempotent-Replayed") != null
        ? kept
        : Response.fromResponse(kept).entity(first(made.get())).build();
  }

  private org.amaan.notification.api.model.Subscription first(CreateSubscription.Created created) {
    return mailed(views.of(created.subscription()).secret(created.secret()), created.code());
  }

  /** With what became of the mail, when one was due. */
  private org.amaan.notification.api.model.Subscription mailed(
      org.amaan.notification.api.model.Subscription view, @Nullable String code) {
    return code == null ? view : view.confirmation(mailCode.mail(view.getId(), code).view());
  }

  @Override
  public Response changeSubscription(
      UUID subscriptionId, JsonNode patch, @Nullable String ifMatch) {
    Caller by = current.get();
    Subscription before = queries.one(by, subscriptionId);
    // The change is refused unless it was made on this version.
    Revision.require(ifMatch, before.version());
    Terms termsBefore = views.terms(before);
    SubscriptionRequest form =
        mergePatch.apply(SubscriptionForm.of(termsBefore), patch, SubscriptionRequest.class);
    if (!form.getChannel().toString().equals(termsBefore.channel())) {
      throw InvalidRequest.field("body", "channel", "fixed", "Make another subscription for it.");
    }
    Terms terms = SubscriptionForm.terms(form);
    if (!Objects.equals(terms.to(), termsBefore.to())) {
      check(terms);
    }
    ChangeSubscription.Changed changed =
        change.change(by, subscriptionId, terms, form.getState(), ifMatch);
    return answer(changed.subscription(), changed.code());
  }

  @Override
  public Response deleteSubscription(UUID subscriptionId, @Nullable String ifMatch) {
    delete.delete(current.get(), subscriptionId, ifMatch);
    return Response.noContent().build();
  }

  private void check(Terms terms) {
    if (terms.to() != null) {
      channels.named(terms.channel()).check(terms.to());
    }
  }

  private Response answer(Subscription subscription, @Nullable String code) {
    return Response.ok(mailed(views.of(subscription), code))
        .header("ETag", Revision.etag(subscription.version()))
        .build();
  }
}
