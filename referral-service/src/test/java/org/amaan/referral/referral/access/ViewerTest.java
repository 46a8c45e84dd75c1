package org.amaan.referral.referral.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.testing.Drafts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In which part a caller acts: agency, unit and role together, never one of them alone. */
class ViewerTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Test
  void theReferrerIsAReferrerOfTheAgencyThatSends() {
    Referral referral = to(new Address("ahtc", null, null));
    assertThat(parties(referral, "umeed-trust", null, Role.REFERRER))
        .isEqualTo(Set.of(Party.REFERRER));
    assertThat(parties(referral, "umeed-trust", null, Role.CASEWORKER)).isEqualTo(Set.of());
    assertThat(parties(referral, "umeed-trust", null, Role.INVESTIGATOR)).isEqualTo(Set.of());
    assertThat(parties(referral, "bystander-relief", null, Role.REFERRER)).isEqualTo(Set.of());
    assertThat(parties(referral, null, null, Role.REFERRER)).isEqualTo(Set.of());
  }

  @Test
  void whoWorksACaseAnswersForWhatWasSentFromIt() {
    Referral referral = to(new Address("panah-shelter", null, null), UUID.randomUUID());
    for (Role role : new Role[] {Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR}) {
      assertThat(parties(referral, "umeed-trust", null, role)).isEqualTo(Set.of(Party.REFERRER));
    }
    assertThat(parties(referral, "umeed-trust", null, Role.AGENCY_ADMIN)).isEqualTo(Set.of());
  }

  @Test
  void anyUnitAnswersForTheAgency() {
    Referral referral = to(new Address("ahtc", null, null));
    for (Role role : new Role[] {Role.CASEWORKER, Role.SUPERVISOR}) {
      assertThat(parties(referral, "ahtc", null, role)).isEqualTo(Set.of(Party.RECEIVER));
      assertThat(parties(referral, "ahtc", "ahtc-karachi", role)).isEqualTo(Set.of(Party.RECEIVER));
      assertThat(parties(referral, "lahore-police", null, role)).isEqualTo(Set.of());
    }
    assertThat(parties(referral, "ahtc", "ahtc-islamabad", Role.INVESTIGATOR)).isEqualTo(Set.of());
  }

  @Test
  void theUnitThatIsAddressedAnswersAlone() {
    Referral referral = to(new Address("ahtc", "ahtc-islamabad", null));
    assertThat(parties(referral, "ahtc", "ahtc-islamabad", Role.SUPERVISOR))
        .isEqualTo(Set.of(Party.RECEIVER));
    assertThat(parties(referral, "ahtc", "ahtc-karachi", Role.SUPERVISOR)).isEqualTo(Set.of());
    assertThat(parties(referral, "ahtc", null, Role.SUPERVISOR)).isEqualTo(Set.of());
  }

  @Test
  void aCoordinatorHasACountry() {
    Referral referral = to(new Address("ahtc", null, null));
    Caller caller = caller("nrm-pakistan", null, Role.COORDINATOR);
    assertThat(new Viewer(caller, "PK").partiesIn(referral)).isEqualTo(Set.of(Party.COORDINATOR));
    assertThat(new Viewer(caller, "AF").partiesIn(referral)).isEqualTo(Set.of());
    assertThat(new Viewer(caller, null).partiesIn(referral)).isEqualTo(Set.of());
  }

  private static Set<Party> parties(
      Referral referral, @Nullable String agency, @Nullable String unit, Role role) {
    return new Viewer(caller(agency, unit, role), null).partiesIn(referral);
  }

  private static Caller caller(@Nullable String agency, @Nullable String unit, Role role) {
    return new Caller("client", agency, unit, null, Set.of(role));
  }

  private static Referral to(Address receiver) {
    return to(receiver, null);
  }

  private static Referral to(Address receiver, @Nullable UUID caseId) {
    Referral referral =
        Drafts.fromCase(
            "umeed-trust",
            caseId,
            AgeClass.ADULT,
            new ReferralContent(
                Need.PROTECTION, Urgency.ROUTINE, "PK", null, Border.UNKNOWN, false, null, null),
            NOW);
    referral.submit(
        Set.of(Party.REFERRER),
        new Destination(receiver, false, null),
        ReferenceNumber.fresh("PK", NOW),
        NOW);
    referral.governedBy("PK");
    return referral;
  }
}
