package org.amaan.casework.dossier;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.api.model.Money;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.dossier.DossierContents.Withheld;

/**
 * Hearings by their dates, and how victims and witnesses are protected and what they claim, oldest
 * first.
 */
record TrialPart(
    List<Hearing> hearings, List<ProtectionMeasure> measures, List<CompensationClaim> claims)
    implements Part {

  @Override
  public String name() {
    return "trial";
  }

  @Override
  public Object json() {
    return Map.of(
        "hearings", hearings, "protectionMeasures", measures, "compensationClaims", claims);
  }

  /** Such as {@code PKR 2,500,000.00}. */
  public String amount(Money money) {
    int digits = Currency.getInstance(money.getCurrency()).getDefaultFractionDigits();
    NumberFormat grouped = NumberFormat.getInstance(Locale.ENGLISH);
    grouped.setMinimumFractionDigits(digits);
    grouped.setMaximumFractionDigits(digits);
    return money.getCurrency()
        + " "
        + grouped.format(BigDecimal.valueOf(money.getMinorUnits(), digits));
  }

  @Override
  public List<Withheld> withheld() {
    return hearings.stream()
        .filter(hearing -> hearing.getWithheld() != null)
        .map(
            hearing ->
                Withheld.because(
                    hearing.getWithheld().toString(), "hearing-words", hearing.getId()))
        .toList();
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        "hearings", hearings.stream().map(Hearing::getId).toList(),
        "protectionMeasures", measures.stream().map(ProtectionMeasure::getId).toList(),
        "compensationClaims", claims.stream().map(CompensationClaim::getId).toList());
  }

  @Override
  public String toString() {
    return "TrialPart[withheld]";
  }
}
