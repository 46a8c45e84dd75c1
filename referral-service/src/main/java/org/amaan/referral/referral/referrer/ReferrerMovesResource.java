package org.amaan.referral.referral.referrer;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.ReferrerMovesApi;
import org.amaan.referral.api.model.Answers;
import org.amaan.referral.api.model.Redirection;
import org.amaan.referral.api.model.WithdrawalRequest;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.amaan.referral.referral.submission.Requests;
import org.amaan.referral.referral.submission.SubmitDraft;
import org.amaan.referral.referral.view.ReferralAnswers;
import org.jspecify.annotations.Nullable;

class ReferrerMovesResource implements ReferrerMovesApi {

  private final ReferralAnswers answers;
  private final SubmitDraft submitDraft;
  private final AnswerQuestions answerQuestions;
  private final RedirectReferral redirectReferral;
  private final WithdrawReferral withdrawReferral;

  ReferrerMovesResource(
      ReferralAnswers answers,
      SubmitDraft submitDraft,
      AnswerQuestions answerQuestions,
      RedirectReferral redirectReferral,
      WithdrawReferral withdrawReferral) {
    this.answers = answers;
    this.submitDraft = submitDraft;
    this.answerQuestions = answerQuestions;
    this.redirectReferral = redirectReferral;
    this.withdrawReferral = withdrawReferral;
  }

  @Override
  public Response submitDraft(UUID id, String key, @Nullable Object body) {
    EmptyCommand.of(body);
    return answers.command(id, key, null, viewer -> submitDraft.submit(viewer, id));
  }

  @Override
  public Response answerQuestions(UUID id, String key, Answers body) {
    return answers.command(
        id,
        key,
        body,
        viewer -> answerQuestions.answer(viewer, id, Requests.texts(body.getAnswers(), "answers")));
  }

  @Override
  public Response redirectReferral(UUID id, String key, Redirection body) {
    return answers.command(
        id, key, body, viewer -> redirectReferral.redirect(viewer, id, newAddress(body)));
  }

  @Override
  public Response withdrawReferral(UUID id, String key, WithdrawalRequest body) {
    return answers.command(
        id,
        key,
        body,
        viewer ->
            withdrawReferral.withdraw(
                viewer,
                id,
                Codes.parse(WithdrawalCode.class, body.getCode().toString()),
                body.getText()));
  }

  private static @Nullable Address newAddress(Redirection body) {
    Address to = Requests.address(body.getReceiver());
    boolean route = Boolean.TRUE.equals(body.getRoute());
    Requests.requireOneDirection(to, route);
    if (to == null && !route) {
      throw InvalidRequest.field(
          "body", "receiver", "required", "Name a receiver, or say route: true.");
    }
    return to;
  }
}
