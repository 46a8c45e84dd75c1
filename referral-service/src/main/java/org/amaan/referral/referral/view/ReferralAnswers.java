package org.amaan.referral.referral.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.model.Warning;
import org.amaan.referral.referral.access.CasesStillHeld;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.access.Viewers;
import org.amaan.referral.referral.model.Referral;
import org.jspecify.annotations.Nullable;

/**
 * How the resources of this feature answer: the referral as its caller may see it, and its ETag.
 */
@ApplicationScoped
public class ReferralAnswers {

  private final CurrentCaller current;
  private final Viewers viewers;
  private final Idempotency idempotency;
  private final ReferralRepresentation representation;
  private final CasesStillHeld cases;
  private final ConsentWarnings warnings;

  ReferralAnswers(
      CurrentCaller current,
      Viewers viewers,
      Idempotency idempotency,
      ReferralRepresentation representation,
      CasesStillHeld cases,
      ConsentWarnings warnings) {
    this.current = current;
    this.viewers = viewers;
    this.idempotency = idempotency;
    this.representation = representation;
    this.cases = cases;
    this.warnings = warnings;
  }

  public Viewer viewer() {
    return viewers.of(current.get());
  }

  /** For a command on the referral, outside of its transaction: what has been lost is lost. */
  public Viewer viewerOf(UUID referralId) {
    return cases.confirmed(viewer(), referralId);
  }

  public org.amaan.referral.api.model.Referral show(Referral referral, Viewer viewer) {
    return representation.of(referral, viewer);
  }

  public List<org.amaan.referral.api.model.Referral> show(List<Referral> referrals, Viewer viewer) {
    return representation.of(referrals, viewer);
  }

  public Response read(Referral referral, Viewer viewer) {
    return Response.ok(show(referral, viewer))
        .header(HttpHeaders.ETAG, etag(referral, viewer))
        .build();
  }

  /** Carries a command out once. */
  public Response command(
      UUID referralId, String key, @Nullable Object body, Function<Viewer, Referral> command) {
    Viewer viewer = viewerOf(referralId);
    return idempotency.once(
        viewer.caller(),
        key,
        body,
        () -> {
          Referral referral = command.apply(viewer);
          return Reply.ok(etag(referral, viewer), answer(referral, viewer));
        });
  }

  /**
   * The same for a command that creates the referral.
   *
   * @param ofCase the case out of which somebody is referred
   */
  public Response creation(
      @Nullable UUID ofCase, String key, Object body, Function<Caller, Referral> command) {
    Caller caller = current.get();
    if (ofCase != null) {
      cases.requireStillHeld(caller, ofCase);
    }
    return idempotency.once(
        caller,
        key,
        body,
        () -> {
          Referral referral = command.apply(caller);
          Viewer viewer = viewers.of(caller);
          return Reply.created(
              "/v1/referrals/" + referral.id(), etag(referral, viewer), answer(referral, viewer));
        });
  }

  private org.amaan.referral.api.model.Referral answer(Referral referral, Viewer viewer) {
    List<Warning> hints = warnings.about(referral, viewer);
    return show(referral, viewer).warnings(hints.isEmpty() ? null : hints);
  }

  /** Of what this viewer is shown (RFC 9110, 8.8). */
  private static String etag(Referral referral, Viewer viewer) {
    return Revision.etag(viewer.revisionOf(referral).version());
  }
}
