package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * How the resources of this feature answer: the referral as its caller may see it, and its ETag.
 */
@ApplicationScoped
class ReferralAnswers {

  private final CurrentCaller current;
  private final Viewers viewers;
  private final Idempotency idempotency;
  private final ReferralRepresentation representation;

  ReferralAnswers(
      CurrentCaller current,
      Viewers viewers,
      Idempotency idempotency,
      ReferralRepresentation representation) {
    this.current = current;
    this.viewers = viewers;
    this.idempotency = idempotency;
    this.representation = representation;
  }

  Viewer viewer() {
    return viewers.of(current.get());
  }

  org.amaan.referral.api.model.Referral show(Referral referral, Viewer viewer) {
    return representation.of(referral, viewer);
  }

  List<org.amaan.referral.api.model.Referral> show(List<Referral> referrals, Viewer viewer) {
    return representation.of(referrals, viewer);
  }

  Response read(Referral referral, Viewer viewer) {
    return Response.ok(show(referral, viewer))
        .header(HttpHeaders.ETAG, Revision.etag(referral.version()))
        .build();
  }

  /** Carries a command out once. */
  Response command(String key, @Nullable Object body, Function<Viewer, Referral> command) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        key,
        body,
        () -> {
          Viewer viewer = viewers.of(caller);
          Referral referral = command.apply(viewer);
          return Reply.ok(Revision.etag(referral.version()), show(referral, viewer));
        });
  }

  /** The same for a command that creates the referral. */
  Response creation(String key, Object body, Function<Caller, Referral> command) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        key,
        body,
        () -> {
          Referral referral = command.apply(caller);
          return Reply.created(
              "/v1/referrals/" + referral.id(),
              Revision.etag(referral.version()),
              show(referral, viewers.of(caller)));
        });
  }
}
