package org.amaan.referral.referral;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.ExclusionsApi;
import org.amaan.referral.api.model.AgencyRef;
import org.amaan.referral.api.model.ExclusionList;
import org.amaan.referral.api.model.ExclusionRequest;
import org.amaan.referral.exclusion.Exclusion;
import org.jspecify.annotations.Nullable;

class ExclusionsResource implements ExclusionsApi {

  private final ReferralAnswers answers;
  private final SetExclusions setExclusions;
  private final ExclusionsQuery query;

  ExclusionsResource(ReferralAnswers answers, SetExclusions setExclusions, ExclusionsQuery query) {
    this.answers = answers;
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

  private static Response shown(Excluded excluded) {
    List<org.amaan.referral.api.model.Exclusion> items =
        excluded.exclusions().stream().map(ExclusionsResource::item).toList();
    return Response.ok(new ExclusionList().items(items))
        .header(HttpHeaders.ETAG, Revision.etag(excluded.referral().version()))
        .build();
  }

  /** Who set it on another person is that person's referral's business. */
  private static org.amaan.referral.api.model.Exclusion item(Exclusion exclusion) {
    return new org.amaan.referral.api.model.Exclusion()
        .agency(exclusion.agency())
        .tied(!exclusion.direct())
        .setBy(exclusion.direct() ? new AgencyRef().agency(exclusion.setBy()) : null)
        .byCoordinator(exclusion.direct() ? exclusion.byCoordinator() : null)
        .setAt(exclusion.direct() ? exclusion.setAt() : null);
  }
}
