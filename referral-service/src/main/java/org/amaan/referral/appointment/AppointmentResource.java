package org.amaan.referral.appointment;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.ResponsibilityApi;
import org.amaan.referral.api.model.Appointment;
import org.amaan.referral.api.model.AppointmentRequest;
import org.amaan.referral.api.model.TaskRef;
import org.jspecify.annotations.Nullable;

class AppointmentResource implements ResponsibilityApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final AppointResponsible appointResponsible;
  private final AskForResponsibility askForResponsibility;

  AppointmentResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AppointResponsible appointResponsible,
      AskForResponsibility askForResponsibility) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.appointResponsible = appointResponsible;
    this.askForResponsibility = askForResponsibility;
  }

  @Override
  public Response appointResponsible(UUID subjectId, String key, AppointmentRequest body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          appointResponsible.appoint(
              by, subjectId, body.getAgency(), AppointmentReason.of(body.getReason().toString()));
          return new Reply(
              200, null, null, new Appointment().subjectId(subjectId).agency(body.getAgency()));
        });
  }

  @Override
  public Response askForResponsibility(UUID subjectId, String key, @Nullable Object body) {
    EmptyCommand.of(body);
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          UUID task = askForResponsibility.ask(by, subjectId);
          return Reply.created("/v1/tasks/" + task, "\"0\"", new TaskRef().taskId(task));
        });
  }
}
