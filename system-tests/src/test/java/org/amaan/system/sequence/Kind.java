package org.amaan.system.sequence;

import org.amaan.system.Platform;

/** The commands of the three services that the walk gives. */
enum Kind {
  SUBMIT(Platform.REFERRAL, "POST", "/v1/referrals"),
  SUBMIT_DRAFT(Platform.REFERRAL, "POST", "/v1/referrals/{0}/submission"),
  CHANGE_REFERRAL(Platform.REFERRAL, "PATCH", "/v1/referrals/{0}"),
  RECEIVE(Platform.REFERRAL, "POST", "/v1/referrals/{0}/receipt"),
  ACCEPT(Platform.REFERRAL, "POST", "/v1/referrals/{0}/acceptance"),
  REFUSE(Platform.REFERRAL, "POST", "/v1/referrals/{0}/refusal"),
  ASK(Platform.REFERRAL, "POST", "/v1/referrals/{0}/information-requests"),
  ANSWER(Platform.REFERRAL, "POST", "/v1/referrals/{0}/answers"),
  WITHDRAW(Platform.REFERRAL, "POST", "/v1/referrals/{0}/withdrawal"),
  REDIRECT(Platform.REFERRAL, "POST", "/v1/referrals/{0}/redirection"),
  START(Platform.REFERRAL, "POST", "/v1/referrals/{0}/start"),
  COMPLETE(Platform.REFERRAL, "POST", "/v1/referrals/{0}/completion"),
  REOPEN(Platform.REFERRAL, "POST", "/v1/referrals/{0}/reopening"),
  EXCLUDE(Platform.REFERRAL, "PUT", "/v1/referrals/{0}/exclusions"),
  ASK_EXCLUSION(Platform.REFERRAL, "POST", "/v1/referrals/{0}/exclusion-requests"),
  ATTACH(Platform.REFERRAL, "POST", "/v1/referrals/{0}/attachments"),
  OBSERVE(Platform.REFERRAL, "POST", "/v1/referrals/{0}/observations"),
  EMERGENCY(Platform.REFERRAL, "POST", "/v1/referrals/{0}/emergency-access"),
  REVIEW(Platform.REFERRAL, "POST", "/v1/referrals/{0}/emergency-access/{1}/review"),
  REFLECT(Platform.REFERRAL, "POST", "/v1/referrals/{0}/reflection-period"),
  END_REFLECTION(Platform.REFERRAL, "POST", "/v1/referrals/{0}/reflection-period/end"),
  CHANGE_SUBJECT(Platform.REFERRAL, "PATCH", "/v1/subjects/{0}"),
  APPOINT(Platform.REFERRAL, "POST", "/v1/subjects/{0}/appointments"),
  ASK_RESPONSIBILITY(Platform.REFERRAL, "POST", "/v1/subjects/{0}/responsibility-requests"),
  WITHDRAW_ALL(Platform.REFERRAL, "POST", "/v1/subjects/{0}/consents/withdrawal"),
  FINDING(Platform.REFERRAL, "POST", "/v1/subjects/{0}/findings"),
  ERASE(Platform.REFERRAL, "POST", "/v1/subjects/{0}/erasure"),
  HOLD(Platform.REFERRAL, "POST", "/v1/subjects/{0}/legal-holds"),
  RELEASE_HOLD(Platform.REFERRAL, "POST", "/v1/subjects/{0}/legal-holds/{1}/release"),
  EXPORT(Platform.REFERRAL, "POST", "/v1/subjects/{0}/access-exports"),
  CONSENT(Platform.REFERRAL, "POST", "/v1/subjects/{0}/consents"),
  WITHDRAW_CONSENT(Platform.REFERRAL, "POST", "/v1/subjects/{0}/consents/{1}/withdrawal"),
  GUARDIAN_CONFLICT(Platform.REFERRAL, "POST", "/v1/subjects/{0}/consents/{1}/guardian-conflict"),
  SETTLE(Platform.REFERRAL, "POST", "/v1/tasks/{0}/settlement"),
  REPORT(Platform.REFERRAL, "POST", "/v1/anonymous-reports"),
  CLOSE_REPORT(Platform.REFERRAL, "POST", "/v1/anonymous-reports/{0}/closure"),
  RECEIVE_REPORT(Platform.REFERRAL, "POST", "/v1/anonymous-reports/{0}/receipt"),
  SET_COMPETENCE(Platform.REFERRAL, "PUT", "/v1/countries/PK/competence/domestic-organ-offence"),
  ASSIGN(Platform.CASE, "POST", "/v1/cases/{0}/assignment"),
  MOVE(Platform.CASE, "POST", "/v1/cases/{0}/transitions"),
  NOTE(Platform.CASE, "POST", "/v1/cases/{0}/notes"),
  PERSON(Platform.CASE, "POST", "/v1/cases/{0}/persons"),
  EVIDENCE(Platform.CASE, "POST", "/v1/cases/{0}/evidence"),
  CASE_OBSERVE(Platform.CASE, "POST", "/v1/cases/{0}/observations"),
  ASSESS(Platform.CASE, "PUT", "/v1/cases/{0}/assessment"),
  SIGN(Platform.CASE, "POST", "/v1/cases/{0}/assessment/signature"),
  HEARING(Platform.CASE, "POST", "/v1/cases/{0}/hearings"),
  CHANGE_HEARING(Platform.CASE, "PATCH", "/v1/cases/{0}/hearings/{1}"),
  MEASURE(Platform.CASE, "POST", "/v1/cases/{0}/protection-measures"),
  CHANGE_MEASURE(Platform.CASE, "PATCH", "/v1/cases/{0}/protection-measures/{1}"),
  CLAIM(Platform.CASE, "POST", "/v1/cases/{0}/compensation-claims"),
  CHANGE_CLAIM(Platform.CASE, "PATCH", "/v1/cases/{0}/compensation-claims/{1}"),
  ERASE_CASE(Platform.CASE, "POST", "/v1/cases/{0}/erasure"),
  OFFER(Platform.CASE, "POST", "/v1/cases/{0}/handovers"),
  TAKE_OVER(Platform.CASE, "POST", "/v1/handovers/{0}/acceptance"),
  REFUSE_HANDOVER(Platform.CASE, "POST", "/v1/handovers/{0}/refusal"),
  CANCEL_HANDOVER(Platform.CASE, "POST", "/v1/handovers/{0}/cancellation"),
  SUBSCRIBE(Platform.NOTIFICATION, "POST", "/v1/subscriptions"),
  ACKNOWLEDGE(Platform.NOTIFICATION, "POST", "/v1/alerts/{0}/acknowledgement"),
  SET_LADDER(Platform.NOTIFICATION, "PUT", "/v1/escalation-ladder");

  final String service;
  final String method;
  final String path;

  Kind(String service, String method, String path) {
    this.service = service;
    this.method = method;
    this.path = path;
  }

  /** What is asked for the version that a change must name. */
  String versioned() {
    return switch (this) {
      case CHANGE_SUBJECT -> "/v1/subjects/{0}?purpose=protection";
      case SET_COMPETENCE -> "/v1/countries/PK/competence";
      default -> path;
    };
  }
}
