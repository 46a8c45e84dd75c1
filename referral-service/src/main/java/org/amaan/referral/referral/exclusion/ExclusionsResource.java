package org.amaan.referral.referral.exclusion;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.ExclusionsApi;
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.AskedExclusion;
import org.amaan.referral.api.model.ExclusionList;
import org.amaan.referral.api.model.ExclusionRequest;
import org.amaan.referral.api.model.RequestedExclusion;
import org.amaan.referral.claim.OpenedRequest;
import org.amaan.referral.exclusion.Exclusion;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.view.ReferralAnswers;
import org.jspecify.annotations.Nullable;

class ExclusionsResource implements ExclusionsApi {

  private final ReferralAnswers answers;
  private final Idempotency idempotency;
  private final SetExclusions setExclusions;
  private final AskExclusion askExclusion;
  private final ExclusionQueries query;

  ExclusionsResource(
      ReferralAnswers answers,
      Idempotency idempotency,
      SetExclusions setExclusions,
      AskExclusion askExclusion,
      ExclusionQueries query) {
    this.answers = answers;
    this.idempotency = idempotency;
    this.askExclusion = askExclusion;
    this.setExclusions = setExclusions;
    this.query = query;
  }

  @Override
  public Response getExclusions(UUID referralId) {
    return shown(query.of(answers.viewer(), referralId));
  }

  @Override
  public Response setExclusions(UUID referralId, ExclusionRequest body, @Nullable String ifMatch) {
    return shown(setExclusions.set(answers.viewer(), referralId, body.getExclusions(), ifMatch));
  }

  @Override
  public Response requestExclusion(UUID referralId, String key, RequestedExclusion body) {
    Viewer viewer = answers.viewer();
    return idempotency.once(
        viewer.caller(),
        key,
        body,
        () -> {
          OpenedRequest asked = askExclusion.ask(viewer, referralId, body.getAgency());
          return new Reply(
              201,
              "/v1/tasks/" + asked.taskId(),
              null,
              new AskedExclusion()
                  .taskId(asked.taskId())
                  .agency(body.getAgency())
                  .dueAt(asked.dueAt()));
        });
  }

  private static Response shown(Excluded excluded) {
    List<org.amaan.referral.api.model.Exclusion> items =
        Stream.concat(
                excluded.exclusions().stream().map(exclusion -> item(exclusion, excluded.inFull())),
                excluded.requested().stream()
                    .map(
                        agency ->
                            new org.amaan.referral.api.model.Exclusion()
                                .agency(agency)
                                .tied(false)
                                .requested(true)))
            .toList();
    return Response.ok(new ExclusionList().items(items))
        .header(HttpHeaders.ETAG, Revision.etag(excluded.version()))
        .build();
  }

  /** Who set it on another person is that person's referral's business. */
  private static org.amaan.referral.api.model.Exclusion item(Exclusion exclusion, boolean inFull) {
    boolean shown = inFull && exclusion.direct();
    return new org.amaan.referral.api.model.Exclusion()
        .agency(exclusion.agency())
        .tied(inFull && !exclusion.direct())
        .setBy(shown ? new AgencyRef().agency(exclusion.setBy()) : null)
        .byCoordinator(shown ? exclusion.byCoordinator() : null)
        .setAt(shown ? exclusion.setAt() : null);
  }
}
