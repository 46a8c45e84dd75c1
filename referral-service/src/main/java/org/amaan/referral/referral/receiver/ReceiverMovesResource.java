package org.amaan.referral.referral.receiver;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.ReceiverMovesApi;
import org.amaan.referral.api.model.Acceptance;
import org.amaan.referral.api.model.Completion;
import org.amaan.referral.api.model.InformationRequest;
import org.amaan.referral.api.model.RefusalRequest;
import org.amaan.referral.api.model.Reopening;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.model.Outcome;
import org.amaan.referral.referral.model.RefusalCode;
import org.amaan.referral.referral.submission.Requests;
import org.amaan.referral.referral.view.ReferralAnswers;
import org.jspecify.annotations.Nullable;

class ReceiverMovesResource implements ReceiverMovesApi {

  private final ReferralAnswers answers;
  private final ReceiveReferral receiveReferral;
  private final RequestInformation requestInformation;
  private final AcceptReferral acceptReferral;
  private final RefuseReferral refuseReferral;
  private final StartWork startWork;
  private final CompleteReferral completeReferral;
  private final ReopenReferral reopenReferral;

  ReceiverMovesResource(
      ReferralAnswers answers,
      ReceiveReferral receiveReferral,
      RequestInformation requestInformation,
      AcceptReferral acceptReferral,
      RefuseReferral refuseReferral,
      StartWork startWork,
      CompleteReferral completeReferral,
      ReopenReferral reopenReferral) {
    this.answers = answers;
    this.receiveReferral = receiveReferral;
    this.requestInformation = requestInformation;
    this.acceptReferral = acceptReferral;
    this.refuseReferral = refuseReferral;
    this.startWork = startWork;
    this.completeReferral = completeReferral;
    this.reopenReferral = reopenReferral;
  }

  @Override
  public Response receiveReferral(UUID id, String key, @Nullable Object body) {
    EmptyCommand.of(body);
    return answers.command(id, key, null, viewer -> receiveReferral.receive(viewer, id));
  }

  @Override
  public Response requestInformation(UUID id, String key, InformationRequest body) {
    return answers.command(
        id,
        key,
        body,
        viewer ->
            requestInformation.ask(viewer, id, Requests.texts(body.getQuestions(), "questions")));
  }

  @Override
  public Response acceptReferral(UUID id, String key, Acceptance body) {
    return answers.command(
        id,
        key,
        body,
        viewer -> acceptReferral.accept(viewer, id, body.getUnit(), body.getOpenCase()));
  }

  @Override
  public Response refuseReferral(UUID id, String key, RefusalRequest body) {
    return answers.command(
        id,
        key,
        body,
        viewer ->
            refuseReferral.refuse(
                viewer,
                id,
                Codes.parse(RefusalCode.class, body.getCode().toString()),
                body.getText(),
                body.getSuggestedAgency()));
  }

  @Override
  public Response startWork(UUID id, String key, @Nullable Object body) {
    EmptyCommand.of(body);
    return answers.command(id, key, null, viewer -> startWork.start(viewer, id));
  }

  @Override
  public Response completeReferral(UUID id, String key, Completion body) {
    return answers.command(
        id,
        key,
        body,
        viewer ->
            completeReferral.complete(
                viewer,
                id,
                Codes.parse(Outcome.class, body.getOutcome().toString()),
                body.getText()));
  }

  @Override
  public Response reopenReferral(UUID id, String key, Reopening body) {
    return answers.command(
        id, key, body, viewer -> reopenReferral.reopen(viewer, id, body.getReason()));
  }
}
