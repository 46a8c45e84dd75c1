package org.amaan.referral.anonymous.handling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.knowledge.Border;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.Given;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.anonymous.filing.AddToAnonymousReport;
import org.amaan.referral.anonymous.filing.ReportCodes;
import org.amaan.referral.anonymous.filing.ReportPace;
import org.amaan.referral.anonymous.filing.SubmitAnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.Circumstances;
import org.amaan.referral.anonymous.report.Content;
import org.amaan.referral.anonymous.report.ReportKind;
import org.amaan.referral.anonymous.report.ReportOutcome;
import org.amaan.referral.anonymous.report.ReportState;
import org.amaan.referral.api.AnonymousReportsApi;
import org.amaan.referral.api.model.AnonymousAddition;
import org.amaan.referral.api.model.AnonymousReportClosure;
import org.amaan.referral.api.model.AnonymousReportCode;
import org.amaan.referral.api.model.AnonymousReportPage;
import org.amaan.referral.api.model.AnonymousReportProgress;
import org.amaan.referral.api.model.AnonymousReportRequest;
import org.amaan.referral.api.model.AnonymousReportSituation;
import org.amaan.referral.api.model.AnonymousReportState;
import org.jspecify.annotations.Nullable;

class AnonymousReportResource implements AnonymousReportsApi {

  private final CurrentCaller caller;
  private final ReportPace pace;
  private final ReportCodes codes;
  private final SubmitAnonymousReport submit;
  private final AddToAnonymousReport addTo;
  private final ReportQueries queries;
  private final ReceiveReport receiveReport;
  private final CloseReport closeReport;
  private final Idempotency idempotency;
  private final ObjectMapper json;

  AnonymousReportResource(
      CurrentCaller caller,
      ReportPace pace,
      ReportCodes codes,
      SubmitAnonymousReport submit,
      AddToAnonymousReport addTo,
      ReportQueries queries,
      ReceiveReport receiveReport,
      CloseReport closeReport,
      Idempotency idempotency,
      ObjectMapper json) {
    this.caller = caller;
    this.pace = pace;
    this.codes = codes;
    this.submit = submit;
    this.addTo = addTo;
    this.queries = queries;
    this.receiveReport = receiveReport;
    this.closeReport = closeReport;
    this.idempotency = idempotency;
    this.json = json;
  }

  @Override
  public Response submitAnonymousReport(String idempotencyKey, AnonymousReportRequest body) {
    String key = codes.keyOf(caller.get(), idempotencyKey);
    SubmitAnonymousReport.Taken taken =
        asNobody(
            () ->
                submit.submit(
                    key,
                    write(body),
                    ReportKind.of(body.getKind().toString()),
                    circumstances(body.getSituation()),
                    new Content(body.getFacts(), Given.list(body.getIndicators(), "indicators"))));
    return answer(201, taken.again(), new AnonymousReportCode().code(taken.code()));
  }

  @Override
  public Response addToAnonymousReport(String idempotencyKey, AnonymousAddition body) {
    String key = codes.keyOf(caller.get(), idempotencyKey);
    AddToAnonymousReport.Added added =
        asNobody(() -> addTo.add(body.getCode(), key, body.getFacts()));
    return answer(201, added.again(), progress(added.state()));
  }

  @Override
  public Response askAnonymousReport(AnonymousReportCode body) {
    return answer(200, false, progress(asNobody(() -> addTo.ask(body.getCode()))));
  }

  @Override
  public Response listAnonymousReports(
      @Nullable String state, Integer limit, @Nullable String cursor) {
    int size = limit;
    List<AnonymousReport> found =
        queries.page(
            caller.get(),
            state == null ? null : ReportState.of(state),
            Keyset.decode(cursor),
            size + 1);
    AnonymousReportPage page =
        new AnonymousReportPage()
            .items(found.stream().limit(size).map(AnonymousReportJson::summary).toList());
    if (found.size() > size) {
      AnonymousReport last = found.get(size - 1);
      page.next(new Keyset(last.reportedIn(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getAnonymousReport(UUID reportId) {
    ReportQueries.Opened opened = queries.read(caller.get(), reportId);
    return Response.ok(AnonymousReportJson.whole(opened))
        .header(HttpHeaders.ETAG, Revision.etag(opened.report().version()))
        .build();
  }

  @Override
  public Response receiveAnonymousReport(
      UUID reportId, String idempotencyKey, @Nullable Object body) {
    EmptyCommand.of(body);
    Caller by = caller.get();
    return idempotency.once(
        by, idempotencyKey, body, () -> reply(receiveReport.receive(by, reportId)));
  }

  @Override
  public Response closeAnonymousReport(
      UUID reportId, String idempotencyKey, AnonymousReportClosure body) {
    Caller by = caller.get();
    ReportOutcome outcome = ReportOutcome.of(body.getOutcome().toString());
    return idempotency.once(
        by, idempotencyKey, body, () -> reply(closeReport.close(by, reportId, outcome)));
  }

  /** The last place where it is known who calls. */
  private <T> T asNobody(Supplier<T> call) {
    Caller somebody = caller.get();
    somebody.requireAny(Role.REFERRER);
    pace.keep(somebody);
    return Acting.as(Caller.anonymous(), call);
  }

  private static Response answer(int status, boolean again, Object body) {
    Response.ResponseBuilder response = Response.status(status).entity(body);
    return again ? response.header("Idempotent-Replayed", "true").build() : response.build();
  }

  private static Reply reply(AnonymousReport report) {
    return Reply.ok(Revision.etag(report.version()), AnonymousReportJson.summary(report));
  }

  private static AnonymousReportProgress progress(ReportState state) {
    return new AnonymousReportProgress().state(AnonymousReportState.fromValue(state.value()));
  }

  private static Circumstances circumstances(AnonymousReportSituation said) {
    Boolean crossed = said.getCrossBorder();
    Border border =
        crossed == null ? Border.UNKNOWN : crossed ? Border.CROSS_BORDER : Border.DOMESTIC;
    return new Circumstances(
        said.getCountry(),
        said.getArea(),
        border.value(),
        Boolean.TRUE.equals(said.getOrganFacility()));
  }

  private String write(AnonymousReportRequest body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body cannot be written as JSON");
    }
  }
}
