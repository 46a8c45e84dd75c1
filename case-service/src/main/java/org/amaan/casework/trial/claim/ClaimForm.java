package org.amaan.casework.trial.claim;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Money;
import org.amaan.casework.api.model.NewCompensationClaim;
import org.amaan.casework.trial.record.TrialTimes;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A claim in the words of a request, and what the generated contract does not check of it. */
@ApplicationScoped
class ClaimForm {

  private static final Duration AHEAD = Duration.ofDays(10 * 366L);

  /** Those in which a country pays now, as the Java runtime knows it: none that was withdrawn. */
  private static final Set<String> CURRENCIES =
      Stream.of(Locale.getISOCountries())
          .map(country -> Currency.getInstance(new Locale("", country)))
          .filter(Objects::nonNull)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final MergePatch mergePatch;
  private final Clock clock;

  ClaimForm(MergePatch mergePatch, Clock clock) {
    this.mergePatch = mergePatch;
    this.clock = clock;
  }

  ClaimTerms of(NewCompensationClaim form) {
    return terms(form, null);
  }

  /**
   * Applies a merge patch (RFC 7396) of what may change; refuses with 400 a result that could not
   * be entered.
   */
  ClaimTerms patched(ClaimTerms before, JsonNode patch) {
    if (patch.has("subjectId")) {
      throw InvalidRequest.field(
          "body",
          "subjectId",
          "unknown-field",
          "Whose claim it is does not change: enter another one.");
    }
    requireWhole(patch, "claimed");
    requireWhole(patch, "awarded");
    NewCompensationClaim form =
        new NewCompensationClaim(before.subjectId(), before.route(), money(before.claimed()));
    form.setFilingDueAt(before.filingDueAt());
    form.setState(before.state());
    form.setAwarded(before.awarded() == null ? null : money(before.awarded()));
    return terms(mergePatch.apply(form, patch, NewCompensationClaim.class), before);
  }

  /** A number means nothing without its currency: of an amount not one alone is replaced. */
  private static void requireWhole(JsonNode patch, String amount) {
    JsonNode given = patch.path(amount);
    for (String part : List.of("currency", "minorUnits")) {
      if (given.isObject() && !given.hasNonNull(part)) {
        throw InvalidRequest.field(
            "body", amount + "." + part, "required", "Send currency and minorUnits, both.");
      }
    }
  }

  private ClaimTerms terms(NewCompensationClaim form, @Nullable ClaimTerms before) {
    ClaimTerms terms =
        new ClaimTerms(
            form.getSubjectId(),
            form.getRoute(),
            amount(form.getClaimed(), "claimed"),
            TrialTimes.of(form.getFilingDueAt()),
            Objects.requireNonNullElse(form.getState(), ClaimState.PREPARED),
            form.getAwarded() == null ? null : amount(form.getAwarded(), "awarded"));
    boolean isAwarded = terms.state() == ClaimState.DECIDED || terms.state() == ClaimState.PAID;
    if (isAwarded != (terms.awarded() != null)) {
      throw InvalidRequest.field(
          "body",
          "awarded",
          "decided-only",
          "Give `awarded` if, and only if, the claim is decided or paid.");
    }
    Instant due = terms.filingDueAt();
    if (due == null) {
      if (terms.state() == ClaimState.PREPARED) {
        throw InvalidRequest.field(
            "body", "filingDueAt", "required", "By when a claim that is prepared must be filed.");
      }
    } else if (before == null || !due.equals(before.filingDueAt())) {
      Instant now = clock.instant();
      TrialTimes.requireBetween(
          due, now, now.plus(AHEAD), "filingDueAt", "In the future, at most ten years ahead.");
    }
    return terms;
  }

  private static Amount amount(Money money, String field) {
    if (!CURRENCIES.contains(money.getCurrency())) {
      throw InvalidRequest.field(
          "body",
          field + ".currency",
          "unknown",
          "A currency of ISO 4217 that a country has now, such as PKR.");
    }
    return new Amount(money.getCurrency(), money.getMinorUnits());
  }

  static Money money(Amount amount) {
    return new Money(amount.currency(), amount.minorUnits());
  }
}
