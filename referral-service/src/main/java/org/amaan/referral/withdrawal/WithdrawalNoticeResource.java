package org.amaan.referral.withdrawal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.WithdrawalNoticesApi;
import org.amaan.referral.api.model.NoticeAnswer;
import org.amaan.referral.api.model.NoticeAnswerWord;
import org.amaan.referral.api.model.NoticeState;
import org.amaan.referral.api.model.WithdrawalNoticePage;
import org.jspecify.annotations.Nullable;

class WithdrawalNoticeResource implements WithdrawalNoticesApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final AnswerNotice answerNotice;
  private final NoticeQueries queries;

  WithdrawalNoticeResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AnswerNotice answerNotice,
      NoticeQueries queries) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.answerNotice = answerNotice;
    this.queries = queries;
  }

  @Override
  public Response listWithdrawalNotices(
      @Nullable String state, Integer limit, @Nullable String cursor) {
    int size = limit;
    Boolean answered = state == null ? null : state.equals("answered");
    List<WithdrawalNotice> found =
        queries.page(caller.get(), answered, Keyset.decode(cursor), size + 1);
    WithdrawalNoticePage page =
        new WithdrawalNoticePage()
            .items(found.stream().limit(size).map(WithdrawalNoticeResource::shown).toList());
    if (found.size() > size) {
      WithdrawalNotice last = found.get(size - 1);
      page.next(new Keyset(last.askedAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  @Override
  public Response getWithdrawalNotice(UUID noticeId) {
    WithdrawalNotice notice = queries.one(caller.get(), noticeId);
    return Response.ok(shown(notice))
        .header(HttpHeaders.ETAG, Revision.etag(notice.version()))
        .build();
  }

  @Override
  public Response answerWithdrawalNotice(UUID noticeId, String key, NoticeAnswer body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          WithdrawalNotice notice = answerNotice.answer(by, noticeId, ground(body));
          return Reply.ok(Revision.etag(notice.version()), shown(notice));
        });
  }

  /** What is kept is kept on a ground, what is deleted needs none. */
  private static @Nullable KeepingGround ground(NoticeAnswer body) {
    boolean kept = body.getAnswer() == NoticeAnswerWord.KEPT;
    if (kept && body.getGround() == null) {
      throw InvalidRequest.field("body", "ground", "required", "Name the ground for keeping.");
    }
    if (!kept && body.getGround() != null) {
      throw InvalidRequest.field(
          "body", "ground", "not-allowed", "What is deleted needs no ground; leave it out.");
    }
    return kept ? KeepingGround.of(body.getGround().toString()) : null;
  }

  private static org.amaan.referral.api.model.WithdrawalNotice shown(WithdrawalNotice notice) {
    String answer = notice.answer();
    String ground = notice.ground();
    return new org.amaan.referral.api.model.WithdrawalNotice()
        .id(notice.id())
        .agency(notice.agency())
        .reference(notice.reference())
        .subjectId(notice.subjectId())
        .state(notice.answeredAt() == null ? NoticeState.OPEN : NoticeState.ANSWERED)
        .askedAt(notice.askedAt())
        .dueAt(notice.dueAt())
        .overdue(notice.isOverdue())
        .answeredAt(notice.answeredAt())
        .answer(answer == null ? null : NoticeAnswerWord.fromValue(answer))
        .ground(
            ground == null ? null : org.amaan.referral.api.model.KeepingGround.fromValue(ground))
        .version(notice.version());
  }
}
