package org.amaan.notification.subscription;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.notification.api.ConfirmationApi;
import org.amaan.notification.api.model.ConfirmationRequest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** Whether an e-mail address is whose it should be. */
class ConfirmationResource implements ConfirmationApi {

  private final CurrentCaller current;
  private final ConfirmSubscription confirm;
  private final RenewCode renew;
  private final MailCode mailCode;
  private final SubscriptionViews views;

  ConfirmationResource(
      CurrentCaller current,
      ConfirmSubscription confirm,
      RenewCode renew,
      MailCode mailCode,
      SubscriptionViews views) {
    this.current = current;
    this.confirm = confirm;
    this.renew = renew;
    this.mailCode = mailCode;
    this.views = views;
  }

  @Override
  public Response confirmSubscription(UUID subscriptionId, ConfirmationRequest body) {
    Subscription confirmed = confirm.confirm(current.get(), subscriptionId, body.getCode());
    return Response.ok(views.of(confirmed))
        .header("ETag", Revision.etag(confirmed.version()))
        .build();
  }

  @Override
  public Response sendCode(UUID subscriptionId, @Nullable Object body) {
    Caller by = current.get();
    EmptyCommand.of(body);
    String code = renew.renew(by, subscriptionId);
    return Response.ok(mailCode.mail(subscriptionId, code).view()).build();
  }
}
