package org.amaan.referral.referral.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.limits.Allowance;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.api.ReferralsApi;
import org.amaan.referral.api.model.ReferralPage;
import org.amaan.referral.api.model.ReferralRequest;
import org.amaan.referral.referral.access.ListFilter;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.feedback.FeedbackQueries;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.view.ReferralAnswers;
import org.amaan.referral.referral.view.ReferralQueries;
import org.amaan.referral.referral.view.TimelineQueries;
import org.jspecify.annotations.Nullable;

class ReferralResource implements ReferralsApi {

  private final Allowance allowance;
  private final ReferralAnswers answers;
  private final CreateDraft createDraft;
  private final SubmitReferral submitReferral;
  private final ChangeReferral changeReferral;
  private final ReferralQueries queries;
  private final TimelineQueries timeline;
  private final FeedbackQueries feedback;
  private final Clock clock;

  ReferralResource(
      Allowance allowance,
      ReferralAnswers answers,
      CreateDraft createDraft,
      SubmitReferral submitReferral,
      ChangeReferral changeReferral,
      ReferralQueries queries,
      TimelineQueries timeline,
      FeedbackQueries feedback,
      Clock clock) {
    this.allowance = allowance;
    this.answers = answers;
    this.createDraft = createDraft;
    this.submitReferral = submitReferral;
    this.changeReferral = changeReferral;
    this.queries = queries;
    this.timeline = timeline;
    this.feedback = feedback;
    this.clock = clock;
  }

  @Override
  public Response submitReferral(String key, ReferralRequest body) {
    return answers.creation(
        body.getCaseId(),
        key,
        body,
        caller -> {
          RequestedReferral request = RequestedReferral.read(body, clock.instant());
          allowance.require(request.isUrgent());
          return request.draft()
              ? createDraft.create(caller, request)
              : submitReferral.submit(caller, request);
        });
  }

  @Override
  public Response listReferrals(
      @Nullable String direction,
      @Nullable String state,
      @Nullable String updatedSince,
      @Nullable String reference,
      Integer limit,
      @Nullable String cursor) {
    Viewer viewer = answers.viewer();
    ListFilter filter = ListFilter.read(direction, state, updatedSince, reference);
    int size = limit;
    List<Referral> found = queries.list(viewer, filter, Keyset.decode(cursor), size);
    List<Referral> page = found.subList(0, Math.min(size, found.size()));
    ReferralPage answer = new ReferralPage().items(answers.show(page, viewer));
    if (found.size() > size) {
      Referral last = page.get(size - 1);
      answer.next(new Keyset(last.createdAt(), last.id()).encode());
    }
    return Response.ok(answer).build();
  }

  @Override
  public Response getReferral(UUID referralId) {
    Viewer viewer = answers.viewer();
    return answers.read(queries.one(viewer, referralId), viewer);
  }

  @Override
  public Response changeReferral(UUID referralId, JsonNode patch, @Nullable String ifMatch) {
    Viewer viewer = answers.viewerOf(referralId);
    return answers.read(changeReferral.change(viewer, referralId, patch, ifMatch), viewer);
  }

  @Override
  public Response getTimeline(UUID referralId, Integer limit, @Nullable String cursor) {
    return Response.ok(timeline.page(answers.viewer(), referralId, limit, Keyset.decode(cursor)))
        .build();
  }

  @Override
  public Response getFeedback(UUID referralId) {
    return Response.ok(feedback.of(answers.viewer(), referralId)).build();
  }
}
